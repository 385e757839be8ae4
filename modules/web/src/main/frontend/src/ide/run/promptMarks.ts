/** The title of a terminal that is Run's, by which every page knows it. */
export const RUN_TITLE = 'Run'

/**
 * Makes bash say when it is back at its prompt, with which exit code, and when it begins a command, by the escape sequences
 * that terminals use for it (OSC 133;D and C), and call the terminal Run. What the shell did before its prompt it goes on doing.
 */
export const ASK_FOR_MARKS = [
  ` [ -n "$BASH_VERSION" ] && {`,
  `PROMPT_COMMAND='printf "\\033]133;D;%s\\007" "$?"'"\${PROMPT_COMMAND:+;$PROMPT_COMMAND}";`,
  `PS0='\\e]133;C\\a'; PS1="$PS1\\[\\e]0;${RUN_TITLE}\\a\\]"; }; clear\r`,
].join(' ')

/** The shell is at its prompt after a program that ended so, or begins a command. */
export type Mark = { readonly kind: 'prompt'; readonly exitCode: number; readonly at: number } | { readonly kind: 'command' }

const MARK = /\x1b\]133;(?:D;(\d+)|C)\x07/g

/** Finds the marks in a terminal's output, wherever the chunks are cut. */
export class PromptMarks {
  readonly #decoder = new TextDecoder('latin1')
  #rest = ''

  /** The marks completed by this piece of output, in order; `at` is where a prompt's mark begins in it. */
  feed(output: Uint8Array): readonly Mark[] {
    const earlier = this.#rest.length
    const text = this.#rest + this.#decoder.decode(output)
    this.#rest = /\x1b(?:\](?:1(?:3(?:3(?:;(?:C|D(?:;\d*)?)?)?)?)?)?)?$/.exec(text)?.[0] ?? ''
    return [...text.matchAll(MARK)].map(({ 1: code, index }) =>
      code === undefined ? { kind: 'command' } : { kind: 'prompt', exitCode: Number(code), at: Math.max(index - earlier, 0) },
    )
  }
}
