/** What lies over the page for a while; where Radix keeps the focus within it there are guards beside it. */
const LAYERS = '[role="menu"], [role="dialog"], [role="alertdialog"], [data-radix-focus-guard]'

let last: HTMLElement | null = null

/** Keeps in mind what in the page itself had the focus last; to be called once. */
export function followFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && !target.closest(LAYERS)) last = target
  })
}

/**
 * Gives the focus back to the page when a dialog has closed, unless something has taken it by then. Radix returns it only
 * to the button that opens a dialog, and ours are opened by keys, menus and commands.
 */
export function returnFocus(closing: Event): void {
  if (closing.defaultPrevented) return
  closing.preventDefault()
  if (document.activeElement === document.body) last?.focus()
}
