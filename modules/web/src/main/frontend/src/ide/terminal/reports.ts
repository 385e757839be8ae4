/** Focus gained or lost, and what the mouse does: worth nothing later. */
const MOMENTARY = /^\x1b\[(?:[IO]|<[\d;]+[Mm]|M[^]{3})$/

/** Answers to what programs ask a terminal: what it is, its modes, its colours, its size. */
const ANSWER = /^\x1b(?:\[[?>]?[\d;]*(?:c|n|\$y|t)|\[\?[\d;]+R|P[^]*\x1b\\|\][\d;]+[^]*(?:\x07|\x1b\\))$/

/** Whether the screen says this because of a person, at this moment, and not later. */
export function isMomentary(data: string): boolean {
  return MOMENTARY.test(data)
}

/**
 * Whether the screen says this by itself. Only one screen may answer a program, and none what was asked long ago: the shell
 * would take the answer for something typed.
 */
export function isReport(data: string): boolean {
  return MOMENTARY.test(data) || ANSWER.test(data)
}
