import { useEffect, useState } from 'react'

/** A page of this width or less shows one pane at a time. */
export const PHONE = '(max-width: 640px)'

/** Whether a media query holds, as long as it is asked. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches)
  useEffect(() => {
    const media = window.matchMedia(query)
    const look = () => setMatches(media.matches)
    media.addEventListener('change', look)
    return () => media.removeEventListener('change', look)
  }, [query])
  return matches
}
