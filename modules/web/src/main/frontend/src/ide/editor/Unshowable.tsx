import { Download, FileQuestion } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui'
import { bytes } from '../../ui/bytes'
import { useWorkbench } from '../context'
import { legibleName } from '../files/paths'
import type { Unshowable as Body } from './openDocument'
import { imageTypeOf, Picture, useFileAddress } from './Picture'
import styles from './Unshowable.module.css'

/** Larger pictures are downloaded only when somebody asks for them. */
const LARGEST_PICTURE = 10_000_000

/** A file that is no text, or too much of it: what it is, how large, and the way to have it. */
export function Unshowable({ path, body }: { path: string; body: Body }) {
  const type = imageTypeOf(path)
  const picture = type !== null && type !== 'image/svg+xml' && body.size !== null && body.size <= LARGEST_PICTURE
  if (picture) return <PictureFile path={path} type={type} body={body} />
  return (
    <Facts path={path} body={body}>
      <FileQuestion size={24} aria-hidden />
      <p className={styles.what}>
        {body.reason === 'binary'
          ? `${legibleName(path)} is not text.`
          : `${legibleName(path)} is too large to edit. Download it to look at it.`}
      </p>
    </Facts>
  )
}

function PictureFile({ path, type, body }: { path: string; type: string; body: Body }) {
  const file = useFileAddress(path, type, body)
  return (
    <Facts path={path} body={body} wide>
      {file.problem === null ? (
        file.address !== null && <Picture name={legibleName(path)} address={file.address} />
      ) : (
        <p role="alert">{file.problem}</p>
      )}
    </Facts>
  )
}

function Facts({ path, body, wide, children }: { path: string; body: Body; wide?: boolean; children: ReactNode }) {
  const { transfers } = useWorkbench()
  return (
    <div className={styles.unshowable} data-wide={wide}>
      {children}
      <div className={styles.facts}>
        {body.size !== null && <span>{bytes(body.size)}</span>}
        <Button icon={<Download />} onClick={() => void transfers.download(path)}>
          Download
        </Button>
      </div>
    </div>
  )
}
