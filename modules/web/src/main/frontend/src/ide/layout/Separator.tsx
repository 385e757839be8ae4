import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useStore } from 'zustand'
import { useWorkbench } from '../context'
import { LIMITS, type Pane } from './layout'
import styles from './Separator.module.css'

const STEP = 16

/** The edge of a pane, to be dragged, or moved with the arrow keys; a double click gives the usual size. */
export function Separator({ pane, label }: { pane: Pane; label: string }) {
  const { layout } = useWorkbench()
  const size = useStore(layout.store, (state) => state[`${pane}Size`])
  const start = useRef<{ at: number; size: number } | null>(null)
  const upright = pane !== 'terminal'
  // The side bar grows to the right; the terminal grows upwards and the preview to the left.
  const direction = pane === 'side' ? 1 : -1

  const resize = (to: number, from: HTMLElement) => layout.resize(pane, to, roomFor(pane, from))
  const position = (event: PointerEvent) => (upright ? event.clientX : event.clientY)

  function grab(event: PointerEvent<HTMLDivElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { at: position(event), size }
  }

  function drag(event: PointerEvent<HTMLDivElement>): void {
    if (start.current)
      resize(start.current.size + direction * (position(event) - start.current.at), event.currentTarget)
  }

  function press(event: KeyboardEvent<HTMLDivElement>): void {
    const [less, more] = upright ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
    const step = event.key === more ? STEP : event.key === less ? -STEP : 0
    if (step === 0) return
    event.preventDefault()
    resize(size + direction * step, event.currentTarget)
  }

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={upright ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={LIMITS[pane].least}
      className={styles.separator}
      data-pane={pane}
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={() => (start.current = null)}
      onPointerCancel={() => (start.current = null)}
      onDoubleClick={(event) => resize(LIMITS[pane].usual, event.currentTarget)}
      onKeyDown={press}
    />
  )
}

/** The most a pane may take, so that the editor stays usable. */
function roomFor(pane: Pane, separator: HTMLElement): number {
  const panes = separator.parentElement?.parentElement
  if (!panes) return Infinity
  if (pane === 'terminal') return panes.clientHeight - 120
  return panes.clientWidth * (pane === 'side' ? 0.45 : 0.6)
}
