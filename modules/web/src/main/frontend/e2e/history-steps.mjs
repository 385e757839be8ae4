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

/** The states in sight, the latest first. */
export function states(page) {
  return timeline(page).getByRole('treeitem', { name: /^\d\d:\d\d:\d\d, / })
}

export function change(page, name) {
  return page.getByRole('tree', { name: 'Changed files' }).getByRole('treeitem', { name })
}

/** The repl that the page shows, as the core tells it. */
export function snapshotsOf(page) {
  const [id] = /repl-[0-9a-f-]+/.exec(page.url())
  return page.evaluate((address) => fetch(address).then((answer) => answer.json()), `/api/repls/${id}/snapshots`)
}

/** Waits until a state is stored that `fits`, and returns it. */
export async function stored(page, fits) {
  for (const end = Date.now() + STORED_MS; Date.now() < end; await pause(200)) {
    const found = (await snapshotsOf(page)).find(fits)
    if (found) return found
  }
  throw new Error('No such state was stored.')
}

/** Waits until what was just written is stored as a state newer than `number`. */
export function newer(page, number) {
  return stored(page, (snapshot) => snapshot.number > number)
}

export async function downloaded(page, start) {
  const [download] = await Promise.all([page.waitForEvent('download'), start()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}
