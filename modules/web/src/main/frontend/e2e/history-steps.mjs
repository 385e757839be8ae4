// What people do in the history, step by step, by the names that they see.
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** Quiet, a save, and a machine with much to do. */
const STORED_MS = 60_000

/** Opens the history and waits for its time line. */
export async function openHistory(page) {
  await page.getByRole('navigation', { name: 'Workbench' }).getByRole('button', { name: 'History' }).click()
  await timeline(page).waitFor()
}

export function timeline(page) {
  return page.getByRole('tree', { name: 'Time line' })
}

/** Looks at a state of the core's list, once it has joined the time line. */
export async function show(page, { savedAt }) {
  await stateOf(page, savedAt).click()
}

/** Its line in the time line; all that is called by its time is in the time of this place. */
export function stateOf(page, savedAt) {
  const time = new Date(savedAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  return timeline(page).getByRole('treeitem', { name: new RegExp(`^${time}, `) })
}

export function change(page, name) {
  return page.getByRole('tree', { name: 'Changed files' }).getByRole('treeitem', { name })
}

/** The stored states of the repl that the page shows, as the core tells them. */
export function snapshotsOf(page) {
  const [id] = /repl-[0-9a-f-]+/.exec(page.url())
  return page.evaluate((address) => fetch(address).then((answer) => answer.json()), `/api/repls/${id}/snapshots`)
}

/** Waits until what was just written is stored as a state newer than `number`, and returns that. */
export async function newer(page, number) {
  for (const end = Date.now() + STORED_MS; Date.now() < end; await pause(200)) {
    const [newest] = await snapshotsOf(page)
    if (newest.number > number) return newest
  }
  throw new Error('Nothing was stored in time.')
}

export async function downloaded(page, start) {
  const [download] = await Promise.all([page.waitForEvent('download'), start()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}
