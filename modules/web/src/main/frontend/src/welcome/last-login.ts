const STORED_AT = 'devex.login'

/** The name last signed in with on this machine. */
export function lastLogin(): string {
  try {
    return localStorage.getItem(STORED_AT) ?? 'me'
  } catch {
    return 'me'
  }
}

export function rememberLogin(login: string): void {
  try {
    localStorage.setItem(STORED_AT, login)
  } catch {
    // Without storage the name is typed again.
  }
}
