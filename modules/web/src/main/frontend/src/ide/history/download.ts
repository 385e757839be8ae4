/** Has the browser download what the core sends from there, as it downloads everything else. */
export function download(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}
