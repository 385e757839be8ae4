import { isPort } from '../run/runConfiguration'

export interface PreviewAddress {
  readonly port: number
  readonly path: string
}

/** Reads `5000`, `:5000`, `:5000/path` or `localhost:5000/path`; null when it is none of them. */
export function readAddress(text: string): PreviewAddress | null {
  const match = /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0)?:?(\d{2,5})(\/.*)?$/.exec(text.trim())
  const port = Number(match?.[1])
  return match && isPort(port) ? { port, path: match[2] ?? '/' } : null
}

export function writeAddress({ port, path }: PreviewAddress): string {
  return `:${port}${path === '/' ? '' : path}`
}
