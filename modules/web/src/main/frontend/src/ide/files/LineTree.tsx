import { ChevronRight } from 'lucide-react'
import { useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react'
import { classes, ContextMenuArea, type MenuEntry } from '../../ui'
import look from './Rows.module.css'
import { folds, standings, step, type TreeLine } from './treeLine'
import { reveal, useWindow } from './useWindow'

/** How somebody opens a line: `enter` and `double` mean to go on there. */
export type Opening = 'click' | 'double' | 'space' | 'enter'

interface LineTreeProps<L extends TreeLine> {
  label: string
  lines: readonly L[]
  selected: string | null
  onSelect: (key: string) => void
  onFold: (line: L) => void
  onOpen: (line: L, how: Opening) => void
  /** Keys that mean something else here; true where it took one. */
  onKey?: (key: string, line: L | undefined) => boolean
  /** Is told which lines are in sight. */
  onSight?: (last: number) => void
  busy?: boolean
  box?: Ref<HTMLDivElement>
  /** What a line is called, where its content does not say it, and what says more of it on hover. */
  describe: (line: L) => { name?: string; title?: string }
  rowClass?: string | undefined
  /** What can be done with the selected line. */
  menu?: MenuEntry[]
  children: (line: L) => ReactNode
}

/** A tree (WAI-ARIA tree pattern) of which only the lines in sight are in the page, however many there are. */
export function LineTree<L extends TreeLine>(props: LineTreeProps<L>) {
  const { label, lines, selected, onSelect, onFold, onOpen, onKey, onSight, busy, describe, rowClass, menu, children } = props
  const box = useRef<HTMLDivElement>(null)
  useImperativeHandle(props.box, () => box.current as HTMLDivElement, [])
  const { first, last, height, top } = useWindow(box, lines.length)
  const places = useMemo(() => standings(lines), [lines])
  const current = lines.findIndex((line) => line.key === selected)

  useEffect(() => {
    if (current >= 0) reveal(box.current, current, height)
    // Only a new selection moves the tree, not lines that come or go.
  }, [selected, height])
  useEffect(() => {
    onSight?.(last)
  }, [onSight, last])

  function handled(key: string, line: L | undefined): boolean {
    if (onKey?.(key, line)) return true
    if (line && (key === 'Enter' || key === ' ')) return (onOpen(line, key === 'Enter' ? 'enter' : 'space'), true)
    if (line && folds(line, key)) return (onFold(line), true)
    const next = step(lines, line?.key ?? null, key)
    if (next !== null && /^(Arrow|Home|End)/.test(key)) onSelect(next)
    return next !== null && /^(Arrow|Home|End)/.test(key)
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (handled(event.key, lines[current])) event.preventDefault()
  }

  function click(line: L, { target }: MouseEvent): void {
    onSelect(line.key)
    if (line.open !== null && target instanceof Element && target.closest('[data-fold]')) onFold(line)
    else onOpen(line, 'click')
  }

  function point({ button, target }: MouseEvent): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null
    if (button === 2 && row?.dataset['key'] !== undefined) onSelect(row.dataset['key'])
  }

  const tree = (
    <div
      ref={box}
      role="tree"
      aria-label={label}
      aria-busy={busy}
      tabIndex={lines.length > 0 ? 0 : -1}
      aria-activedescendant={current >= 0 ? idOf(label, selected ?? '') : undefined}
      className={look.tree}
      onKeyDown={press}
      onContextMenu={point}
      onFocus={() => current < 0 && lines[0] && onSelect(lines[0].key)}
    >
      <div role="none" style={{ height: lines.length * height }} className={look.whole}>
        <div role="none" style={{ transform: `translateY(${top}px)` }}>
          {lines.slice(first, last).map((line, index) => (
            <div
              key={line.key}
              data-key={line.key}
              id={idOf(label, line.key)}
              role="treeitem"
              aria-label={describe(line).name}
              title={describe(line).title}
              aria-level={line.level}
              aria-posinset={places[first + index]?.position}
              aria-setsize={places[first + index]?.siblings}
              aria-selected={line.key === selected}
              aria-expanded={line.open ?? undefined}
              className={classes(look.row, rowClass)}
              style={{ '--level': line.level - 1 } as CSSProperties}
              onClick={(event) => click(line, event)}
              onDoubleClick={line.open === null ? () => onOpen(line, 'double') : undefined}
            >
              {line.open !== null && <ChevronRight className={look.chevron} data-fold aria-hidden />}
              {children(line)}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
  return menu ? <ContextMenuArea entries={menu}>{tree}</ContextMenuArea> : tree
}

function idOf(label: string, key: string): string {
  return `${label.replaceAll(' ', '-')}-${encodeURIComponent(key)}`
}
