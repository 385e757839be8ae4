// The files of a repl as its programs see them: what these functions do, nobody told the page.
import { join } from 'node:path'

/** The folder in which the sandbox of the repl that `page` shows has its workspace. */
export function workspaceOf(devex, page) {
  const [id] = /repl-[0-9a-f-]+/.exec(page.url())
  return join(devex.data, 'sandboxes', id, 'workspace')
}

/** A small picture: 2 x 1 pixels. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4z8DA8B8ABgAB/+4dBa8AAAAASUVORK5CYII=',
  'base64',
)
