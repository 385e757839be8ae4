import { useEffect, useState, type RefObject } from 'react'
import { PHONE, useMedia } from '../../ui'

const ROW = 24
const ROW_FOR_FINGERS = 40
const BEYOND = 15

interface Window {
  readonly first: number
  readonly last: number
  readonly height: number
  readonly top: number
}

/** Which of `count` lines of equal height can be seen in a scrolled box, with some more on either side. */
export function useWindow(box: RefObject<HTMLElement | null>, count: number): Window {
  const height = useMedia(PHONE) ? ROW_FOR_FINGERS : ROW
  const [view, setView] = useState({ top: 0, size: 800 })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => setView({ top: element.scrollTop, size: element.clientHeight })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box])
  const first = Math.max(0, Math.floor(view.top / height) - BEYOND)
  const last = Math.min(count, Math.ceil((view.top + view.size) / height) + BEYOND)
  return { first, last, height, top: first * height }
}

/** Scrolls as little as brings that line into sight. */
export function reveal(box: HTMLElement | null, index: number, height: number): void {
  if (!box) return
  const top = index * height
  if (top < box.scrollTop) box.scrollTop = top
  else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight
}
