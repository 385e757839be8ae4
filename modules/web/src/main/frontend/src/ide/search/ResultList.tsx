import { useEffect, useMemo, type KeyboardEvent, type RefObject } from 'react'
import { useStore } from 'zustand'
import { useWorkbench } from '../context'
import { reveal, useWindow } from '../files/useWindow'
import { ResultRow } from './ResultRow'
import { linesOf, step, type ResultLine } from './results'
import look from '../files/Rows.module.css'

/** The places found, by file (WAI-ARIA tree pattern); only the lines in sight are in the page, however many there are. */
export function ResultList({ box }: { box: RefObject<HTMLDivElement | null> }) {
  const workbench = useWorkbench()
  const { search } = workbench
  const { files, closed, selected, progress } = useStore(search.store)
  const lines = useMemo(() => linesOf(files, closed), [files, closed])
  const { first, last, height, top } = useWindow(box, lines.length)

  useEffect(() => {
    const index = lines.findIndex((line) => line.key === selected)
    if (index >= 0) reveal(box.current, index, height)
    // Only a new selection moves the list, not results that arrive.
  }, [selected, height])

  function open(line: ResultLine, focus: boolean): void {
    search.select(line.key)
    if (line.kind === 'file') search.fold(line.file.path)
    else void workbench.openAt({ path: line.file.path, ...line.place }, focus)
  }

  function handled(key: string, line: ResultLine | undefined): boolean {
    if (line && (key === 'Enter' || key === ' ')) return (open(line, key === 'Enter'), true)
    if (key === 'Escape' || (key === 'ArrowUp' && line === lines[0])) return (workbench.focusSearch(), true)
    if (line?.kind === 'file' && line.open === (key === 'ArrowLeft') && /^Arrow(Left|Right)$/.test(key))
      return (search.fold(line.file.path), true)
    const next = step(lines, line?.key ?? null, key)
    if (next !== null) search.select(next)
    return next !== null
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const line = lines.find((each) => each.key === selected)
    if (handled(event.key, line)) event.preventDefault()
  }

  return (
    <div
      ref={box}
      role="tree"
      aria-label="Search results"
      aria-busy={progress.kind === 'running'}
      tabIndex={lines.length > 0 ? 0 : -1}
      aria-activedescendant={lines.some((line) => line.key === selected) ? idOf(selected ?? '') : undefined}
      className={look.tree}
      onKeyDown={press}
      onFocus={() => lines.some((line) => line.key === selected) || search.select(lines[0]?.key ?? null)}
    >
      <div role="none" style={{ height: lines.length * height }} className={look.whole}>
        <div role="none" style={{ transform: `translateY(${top}px)` }}>
          {lines.slice(first, last).map((line) => (
            <ResultRow
              key={line.key}
              id={idOf(line.key)}
              line={line}
              siblings={line.kind === 'file' ? files.length : line.file.places.length}
              selected={line.key === selected}
              onOpen={(focus) => open(line, focus)}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

function idOf(key: string): string {
  return `result-${encodeURIComponent(key)}`
}
