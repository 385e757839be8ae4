import type { editor } from 'monaco-editor/editor'
import { useEffect, useState } from 'react'
import { nameOf } from '../files/paths'
import { Picture } from './Picture'
import styles from './Unshowable.module.css'

/** The picture that an SVG text draws, as it is typed. */
export function Drawing({ path, model }: { path: string; model: editor.ITextModel }) {
  const [address, setAddress] = useState<string | null>(null)

  useEffect(() => {
    let drawn: string | null = null
    const draw = () => {
      if (drawn !== null) URL.revokeObjectURL(drawn)
      drawn = URL.createObjectURL(new Blob([model.getValue()], { type: 'image/svg+xml' }))
      setAddress(drawn)
    }
    draw()
    const listener = model.onDidChangeContent(draw)
    return () => {
      listener.dispose()
      if (drawn !== null) URL.revokeObjectURL(drawn)
    }
  }, [model])

  return (
    <div className={styles.unshowable} data-wide>
      {address !== null && <Picture key={address} name={nameOf(path)} address={address} />}
    </div>
  )
}
