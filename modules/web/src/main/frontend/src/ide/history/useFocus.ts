import { useEffect, type RefObject } from 'react'
import { useWorkbench } from '../context'

/** Has the history give the focus to that box when it is to go there. */
export function useFocus(where: 'focus' | 'focusDetails', box: RefObject<HTMLElement | null>): void {
  const { history } = useWorkbench()
  useEffect(() => {
    // After the page has drawn it, for what is hidden cannot take the focus.
    history[where] = () => void requestAnimationFrame(() => box.current?.focus())
    return () => {
      history[where] = () => {}
    }
  }, [history, where, box])
}
