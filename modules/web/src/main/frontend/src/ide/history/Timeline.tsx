import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Snapshot } from '../../core'
import { bytes } from '../../ui/bytes'
import { clock, full } from '../../ui/relative'
import { useWorkbench } from '../context'
import { LineTree } from '../files/LineTree'
import look from '../files/Rows.module.css'
import styles from './HistoryPane.module.css'
import { STATE_LOOKS } from './kinds'
import { linesOf, type StateLine, type TimelineLine } from './timeline'
import { useFocus } from './useFocus'

/** The stored states by day; `onEnd` is called while the last of them is in sight. */
export function Timeline({ states, onEnd }: { states: readonly Snapshot[]; onEnd: () => void }) {
  const { history } = useWorkbench()
  const shown = useStore(history.store, (state) => state.shown?.id)
  const [unusual, setUnusual] = useState<ReadonlySet<string>>(new Set())
  const [cursor, setCursor] = useState<string | null>(null)
  const lines = useMemo(() => linesOf(states, unusual, new Date()), [states, unusual])
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  useFocus('line', box)

  function select(key: string): void {
    setCursor(key)
    const line = lines.find((each) => each.key === key)
    if (line?.kind === 'state') history.show(line.snapshot)
  }

  function fold(line: TimelineLine): void {
    const keys = line.kind === 'day' ? [line.key] : [line.snapshot, ...line.earlier].map(({ id }) => id)
    const known = keys.some((key) => unusual.has(key))
    const rest = [...unusual].filter((key) => !keys.includes(key))
    setUnusual(new Set(known ? rest : [...rest, line.key]))
  }

  return (
    <LineTree
      label="Time line"
      box={setBox}
      lines={lines}
      selected={cursor}
      onSelect={select}
      onFold={fold}
      onOpen={(line, how) => {
        if (line.kind === 'day') fold(line)
        else if (how === 'enter') history.goTo('details')
      }}
      onSight={(last) => last >= lines.length && onEnd()}
      describe={(line) => (line.kind === 'day' ? { name: line.name } : { name: nameOf(line), title: factsOf(line.snapshot) })}
      rowClass={styles.row}
    >
      {(line) =>
        line.kind === 'day' ? (
          <b className={styles.day}>{line.name}</b>
        ) : (
          <State line={line} shown={line.snapshot.id === shown} />
        )
      }
    </LineTree>
  )
}

// Blanks between the words let what is heard begin with what is seen (WCAG 2.5.3).
function State({ line, shown }: { line: StateLine & TimelineLine; shown: boolean }) {
  const { snapshot, open, earlier } = line
  const { word, Icon } = STATE_LOOKS[snapshot.kind]
  return (
    <span className={styles.state} data-shown={shown} data-lone={open === null}>
      <Icon />
      <time dateTime={snapshot.savedAt}>{clock(new Date(snapshot.savedAt))}</time>{' '}
      <span className={styles.word}>{word}</span>{' '}
      {earlier.length > 0 ? (
        <span className={look.count}>{earlier.length + 1}</span>
      ) : (
        <span className={styles.growth}>{growthOf(line)}</span>
      )}
    </span>
  )
}

function nameOf(line: StateLine): string {
  const { snapshot, earlier } = line
  const state = `${clock(new Date(snapshot.savedAt))}, ${STATE_LOOKS[snapshot.kind].word}`
  const first = earlier.at(-1)
  if (first) return `${state}, ${earlier.length + 1} states since ${clock(new Date(first.savedAt))}`
  return growthOf(line) ? `${state}, ${growthOf(line)}` : state
}

function growthOf({ growth }: StateLine): string {
  return growth ? `${growth > 0 ? '+' : '−'}${bytes(Math.abs(growth))}` : ''
}

function factsOf({ savedAt, entries, bytes: size }: Snapshot): string {
  return `${full(new Date(savedAt))}\n${entries.toLocaleString()} files and folders, ${bytes(size)}`
}
