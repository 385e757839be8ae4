const STORED_AT = 'devex.template'

/** The template last made a repl from in this browser. */
export function lastTemplate(): string | null {
  try {
    return localStorage.getItem(STORED_AT)
  } catch {
    return null
  }
}

export function rememberTemplate(id: string): void {
  try {
    localStorage.setItem(STORED_AT, id)
  } catch {
    // Without storage the first template is offered again.
  }
}
