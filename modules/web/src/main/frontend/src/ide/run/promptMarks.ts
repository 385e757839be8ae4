/**
 * Makes bash say when it is back at its prompt, and with which exit code, by the escape sequence that terminals use for
 * it (OSC 133;D). Shells that do not know PROMPT_COMMAND ignore it.
 */
export const ASK_FOR_MARKS = ` PROMPT_COMMAND='printf "\\033]133;D;%s\\007" "$?"'; clear\r`

const MARK = /\x1b\]133;D;(\d+)\x07/g

/** Finds the marks in a terminal's output, wherever the chunks are cut. */
export class PromptMarks {
  #rest = ''

  /** The exit codes of the marks completed by this piece of output, in order. */
  feed(output: string): readonly number[] {
    const text = this.#rest + output
    const codes = [...text.matchAll(MARK)].map((match) => Number(match[1]))
    const open = text.lastIndexOf('\x1b]133;D;')
    const complete = open >= 0 && text.indexOf('\x07', open) >= 0
    this.#rest = open >= 0 && !complete ? text.slice(open) : (/\x1b[^\x07]{0,7}$/.exec(text)?.[0] ?? '')
    return codes
  }
}
