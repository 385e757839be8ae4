import { useEffect, useRef, type MouseEvent, type RefObject } from 'react'

/** For a row of tabs that may be too long for its place: the active one stays in sight, and the wheel goes along the row. */
export function useTabStrip(active: string | null): RefObject<HTMLDivElement | null> {
  const strip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = strip.current
    if (!element) return
    const show = () => element.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const roll = ({ deltaX, deltaY }: WheelEvent) => {
      if (deltaX === 0) element.scrollLeft += deltaY
    }
    // Calls at once as well, and again when a hidden pane is shown.
    const observer = new ResizeObserver(show)
    observer.observe(element)
    element.addEventListener('wheel', roll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('wheel', roll)
    }
  }, [active])
  return strip
}

/** On Linux the middle button would otherwise scroll, and paste the selection into whatever has the focus. */
export function withoutPaste(event: MouseEvent): void {
  if (event.button === 1) event.preventDefault()
}
