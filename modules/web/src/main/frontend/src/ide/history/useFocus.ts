import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useWorkbench } from '../context'

/** Gives the focus to what is called that when the history wants to go there; null until it is drawn. */
export function useFocus(place: string, target: { focus(): void } | null): void {
  const { history } = useWorkbench()
  const wanted = useStore(history.store, (state) => state.wanted === place)
  useEffect(() => {
    if (!wanted || !target) return
    // After the page has drawn it, for what is hidden cannot take the focus.
    const frame = requestAnimationFrame(() => {
      target.focus()
      history.arrived()
    })
    return () => cancelAnimationFrame(frame)
  }, [history, wanted, target])
}
