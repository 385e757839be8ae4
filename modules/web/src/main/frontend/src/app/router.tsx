import { type ComponentProps, type MouseEvent, useSyncExternalStore } from 'react'

const NAVIGATED = 'devex:navigated'

export type Route = { page: 'home' } | { page: 'repl'; replId: string } | { page: 'unknown' }

export function parseRoute(path: string): Route {
  if (path === '/') return { page: 'home' }
  const replId = /^\/repls\/([\w-]+)\/?$/.exec(path)?.[1]
  return replId === undefined ? { page: 'unknown' } : { page: 'repl', replId }
}

export function replPath(id: string): string {
  return `/repls/${encodeURIComponent(id)}`
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => window.location.pathname))
}

export function navigate(path: string, { replace = false } = {}): void {
  if (replace) window.history.replaceState(null, '', path)
  else window.history.pushState(null, '', path)
  window.dispatchEvent(new Event(NAVIGATED))
}

/** A link within this site that does not load the page again; with a modifier key the browser does as it always does. */
export function Link({ href, onClick, ...rest }: ComponentProps<'a'> & { href: string }) {
  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    onClick?.(event)
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (!plain || event.defaultPrevented) return
    event.preventDefault()
    navigate(href)
  }
  return <a href={href} onClick={follow} {...rest} />
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(NAVIGATED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(NAVIGATED, listener)
  }
}
