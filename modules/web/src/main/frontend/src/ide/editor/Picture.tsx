import { useEffect, useState } from 'react'
import { sentence } from '../connection/problems'
import { useWorkbench } from '../context'
import { extensionOf } from '../files/paths'
import styles from './Unshowable.module.css'

const TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  bmp: 'image/bmp',
  gif: 'image/gif',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
}

/** The media type of a picture that browsers show, judged by its name; null for other files. */
export function imageTypeOf(path: string): string | null {
  return TYPES[extensionOf(path)] ?? null
}

/** A picture as large as it is, or as there is room; scripts in it do not run. */
export function Picture({ name, address }: { name: string; address: string }) {
  const [size, setSize] = useState<string | null>(null)
  const [broken, setBroken] = useState(false)
  if (broken) return <p role="alert">{`${name} cannot be shown: it is no picture that this browser knows.`}</p>
  return (
    <figure className={styles.figure}>
      <img
        src={address}
        alt={name}
        className={styles.picture}
        onLoad={({ currentTarget }) => setSize(`${currentTarget.naturalWidth} × ${currentTarget.naturalHeight}`)}
        onError={() => setBroken(true)}
      />
      <figcaption>{size}</figcaption>
    </figure>
  )
}

interface FileAddress {
  readonly address: string | null
  readonly problem: string | null
}

/** An address under which this page alone has the file's bytes; `version` is whatever is new when the file is. */
export function useFileAddress(path: string, type: string, version: unknown): FileAddress {
  const { http } = useWorkbench()
  const [file, setFile] = useState<FileAddress>({ address: null, problem: null })
  useEffect(() => {
    const left = new AbortController()
    let address: string | null = null
    http.bytes(path, left.signal).then(
      (blob) => {
        if (left.signal.aborted) return
        address = URL.createObjectURL(new Blob([blob], { type }))
        setFile({ address, problem: null })
      },
      (problem: unknown) => left.signal.aborted || setFile({ address: null, problem: sentence(problem) }),
    )
    return () => {
      left.abort()
      if (address !== null) URL.revokeObjectURL(address)
    }
  }, [http, path, type, version])
  return file
}
