/** What the workspace's `devex.json` says about running it. */
export interface RunConfiguration {
  readonly title: string | null
  readonly run: string | null
  readonly port: number | null
}

export const NOTHING_TO_RUN: RunConfiguration = { title: null, run: null, port: null }

/** The file is the user's own: what is missing or of another kind counts as not said. */
export function readRunConfiguration(text: string): RunConfiguration {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return NOTHING_TO_RUN
  }
  if (typeof value !== 'object' || value === null) return NOTHING_TO_RUN
  const { title, run, port } = value as Record<string, unknown>
  return {
    title: typeof title === 'string' && title.trim() !== '' ? title : null,
    run: typeof run === 'string' && run.trim() !== '' ? run.trim() : null,
    port: isPort(port) ? port : null,
  }
}

export function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1024 && value <= 65535
}
