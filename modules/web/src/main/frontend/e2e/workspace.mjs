// The files of a repl as its programs see them: what these functions do, nobody told the page.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const PATIENCE = 30_000

/** The folder in which the sandbox of the repl that `page` shows has its workspace. */
export function workspaceOf(devex, page) {
  const [id] = /repl-[0-9a-f-]+/.exec(page.url())
  return join(devex.data, 'sandboxes', id, 'workspace')
}

/** Waits until a file holds just this. */
export async function written(file, content) {
  const read = () => readFile(file, 'utf8').catch(() => undefined)
  const end = Date.now() + PATIENCE
  while ((await read()) !== content && Date.now() < end) {
    await pause(50)
  }
  assert.equal(await read(), content)
}

/** A small picture: 2 x 1 pixels. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4z8DA8B8ABgAB/+4dBa8AAAAASUVORK5CYII=',
  'base64',
)
