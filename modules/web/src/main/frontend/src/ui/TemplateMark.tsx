import type { CSSProperties } from 'react'
import styles from './TemplateMark.module.css'

const KNOWN: Record<string, { letters: string; hue: number }> = {
  node: { letters: 'JS', hue: 140 },
  python: { letters: 'Py', hue: 250 },
  java: { letters: 'Ja', hue: 45 },
  go: { letters: 'Go', hue: 210 },
}

/** The sign of a template: its letters on its colour. The name beside it says the same in words. */
export function TemplateMark({ template, size = 24 }: { template: string; size?: number }) {
  const { letters, hue } = KNOWN[template] ?? unknown(template)
  const style = { '--hue': hue, '--size': `${size}px` } as CSSProperties
  return (
    <span className={styles.mark} style={style} aria-hidden>
      {letters}
    </span>
  )
}

function unknown(template: string): { letters: string; hue: number } {
  const sum = [...template].reduce((total, letter) => total + letter.charCodeAt(0) * 37, 0)
  return { letters: template.slice(0, 1).toUpperCase() + template.slice(1, 2), hue: sum % 360 }
}
