// What people do in the workbench, step by step, by the names that they see.
import { createRepl, ready, signIn } from './steps.mjs'

/** Signs somebody new in, makes a repl for them and waits for its workbench; returns the repl's name. */
export async function workbench(page, url, login, template = 'Node.js') {
  await signIn(page, url, login)
  const name = await createRepl(page, template)
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

export async function saved(page, name) {
  await tab(page, name).waitFor()
  await page.getByText(/^saved \d/).waitFor()
}

/** The page of the program, in the preview. */
export function preview(page) {
  return page.getByTitle(/^Preview of port/).contentFrame()
}

/**
 * Stands between the page and the runner. `cut` takes the connection away and lets no new one come to be, until
 * `mend`. Must be called before the page opens a repl.
 */
export async function wire(page) {
  const open = new Set()
  let broken = false
  await page.routeWebSocket(/\/api\/v1\/repl\/ws$/, (socket) => {
    socket.connectToServer()
    open.add(socket)
  })
  await page.route('**/tickets', (route) => (broken ? route.abort() : route.continue()))
  return {
    async cut() {
      broken = true
      await Promise.all([...open].map((socket) => socket.close()))
      open.clear()
    },
    mend() {
      broken = false
    },
    /** Mends it, and has the page try at once, as when a computer is back in its network. */
    async restore() {
      broken = false
      await page.evaluate(() => window.dispatchEvent(new Event('online')))
    },
  }
}
