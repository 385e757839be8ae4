const PAUSES = [1, 2, 3, 5, 8, 13, 20, 30]

/** Seconds to wait before attempt number `attempt` (from 1): short at first, never more than 30. */
export function pauseBefore(attempt: number): number {
  return PAUSES[Math.min(Math.max(attempt, 1), PAUSES.length) - 1] ?? 30
}
