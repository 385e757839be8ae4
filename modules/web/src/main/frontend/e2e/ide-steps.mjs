// What people do in the workbench, step by step, by the names that they see.
import { openRepl } from './core.mjs'
import { ready } from './steps.mjs'

export { wire } from './wire.mjs'

/** Quiet, a save, and a machine with much to do. */
const STORED_MS = 40_000

/** Signs somebody new in, makes a repl for them and waits for its workbench; returns the repl's name. */
export async function workbench(page, url, login) {
  const name = await openRepl(page, url, login)
  await ready(page)
  await tab(page, 'index.js').waitFor()
  return name
}

export function tab(page, name) {
  return page.getByRole('tablist', { name: 'Open files' }).getByRole('tab', { name, exact: true })
}

export function item(page, name) {
  return page.getByRole('tree', { name: 'Files' }).getByRole('treeitem', { name, exact: true })
}

/** Opens a file and goes into its text. */
export async function enter(page, name) {
  await item(page, name).dblclick()
  await page.getByRole('tab', { name, exact: true, selected: true }).waitFor()
  await page.getByRole('textbox', { name: `Text of ${name}` }).waitFor({ state: 'attached' })
}

/** Writes at the end of the file that is being edited. */
export async function append(page, text) {
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}

/** Waits until what was typed is not only in the sandbox, but stored. */
export async function saved(page, name) {
  await tab(page, name).waitFor()
  await page.getByText(/^saved \d/).waitFor({ timeout: STORED_MS })
}

/** The page of the program, in the preview. */
export function preview(page) {
  return page.getByTitle(/^Preview of port/).contentFrame()
}
