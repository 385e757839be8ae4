// Loaded in the head, before the first paint, so that a dark page never flashes white.
// An external file because the content security policy allows no inline script.
(() => {
  let choice = null
  try {
    choice = localStorage.getItem('devex.theme')
  } catch {
    // Storage may be forbidden; the system's theme is used then.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
