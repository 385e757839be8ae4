// Every state of the workbench in both themes, and the workbench of a phone.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach } from 'node:test'
import { fileURLToPath } from 'node:url'
import { look, PHONE, SIZES } from './browser.mjs'
import { openRepl } from './core.mjs'
import { item, preview, tab, wire, workbench } from './ide-steps.mjs'
import { shell, terminal } from './steps.mjs'
import { describeDevex, devex, pageTest } from './world.mjs'

const RUNNER = process.env.DEVEX_RUNNER ?? fileURLToPath(new URL('../../../../../../runner/target/dist/bin/runner', import.meta.url))

/** A runner that can be made to fail, as one does where a machine has no memory or disk left. */
async function fragileRunner() {
  const folder = await mkdtemp(join(tmpdir(), 'devex-runner-'))
  const path = join(folder, 'runner')
  const broken = join(folder, 'broken')
  await writeFile(path, `#!/bin/sh\n[ "$1" = serve ] && [ -e '${broken}' ] && exit 1\nexec '${RUNNER}' "$@"\n`)
  await chmod(path, 0o755)
  return {
    path,
    break: () => writeFile(broken, ''),
    mend: () => rm(broken, { force: true }),
    remove: () => rm(folder, { recursive: true }),
  }
}

/** Waits until the repl runs and its page is connected: only then can its program be run. */
function running(page) {
  const run = page.getByRole('button', { name: 'Run', exact: true }).and(page.locator(':enabled'))
  return run.first().waitFor({ timeout: 60_000 })
}

/** As `workbench`, on a page of any width: on a phone the editor is all there is to see at first. */
async function opened(page, url, login) {
  await openRepl(page, url, login)
  await running(page)
  await tab(page, 'index.js').waitFor()
}

let runner

async function withFragileRunner() {
  runner = await fragileRunner()
  return { DEVEX_RUNNER: runner.path }
}

describeDevex('the looks of the workbench', () => {
  afterEach(() => runner.mend())
  after(() => runner?.remove())

  pageTest('look well', async (page, login) => {
    const line = await wire(page)
    await workbench(page, devex.url, login)
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await preview(page).getByRole('heading', { name: 'Hello from Node.js' }).waitFor()
    await look(page, 'ide-running')

    await item(page, 'index.js').click({ button: 'right' })
    await page.getByRole('menu').waitFor()
    await look(page, 'ide-menu')
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').waitFor()
    await look(page, 'ide-delete')
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await page.getByRole('tree').press('Control+p')
    await page.getByRole('option').first().waitFor()
    await look(page, 'ide-quick-open')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await line.cut()
    await page.getByText(/reconnecting in \d+ s/).waitFor()
    await look(page, 'ide-connection-lost')
    await line.restore()
    await page.getByText(/reconnecting in/).waitFor({ state: 'detached' })
  })

  for (const size of SIZES) {
    pageTest(`tell how the repl starts, stops and fails at ${size.width} px`, async (page, login) => {
      const line = await wire(page)
      await opened(page, devex.url, login)
      await line.cut()
      await page.reload()
      await page.getByRole('list', { name: 'Steps of the start' }).getByText('failed').waitFor()
      await page.getByRole('button', { name: 'Try now' }).waitFor()
      await look(page, 'ide-starting')
      await line.restore()
      await running(page)

      await page.getByRole('button', { name: 'Menu of the repl' }).first().click()
      await page.getByRole('menuitem', { name: 'Stop repl' }).click()
      await page.getByRole('button', { name: 'Start repl' }).waitFor({ timeout: 60_000 })
      await look(page, 'ide-stopped')

      await runner.break()
      await page.getByRole('button', { name: 'Start repl' }).click()
      await page.getByRole('heading', { name: 'The repl could not be started' }).waitFor({ timeout: 60_000 })
      await look(page, 'ide-failed')
      await runner.mend()
      await page.getByRole('region', { name: 'State of the repl' }).getByRole('button', { name: 'Try again' }).click()
      await running(page)
    }, { size })
  }

  pageTest('work on a phone', async (page, login) => {
    const line = await wire(page)
    await opened(page, devex.url, login)
    const pane = (name) => page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name }).tap()
    await page.getByRole('banner').getByText(/^sav(ed \d|ing)/).waitFor()
    await look(page, 'ide-editor')
    await pane('Files')
    await item(page, 'README.md').tap()
    await tab(page, 'README.md').waitFor()
    await pane('Files')
    await look(page, 'ide-files')
    await pane('Terminal')
    await shell(page, 'sleep 1000 & echo pid-$((1 + 1)); wait', 'pid-2')
    await page.getByRole('button', { name: 'Ctrl' }).tap()
    await page.keyboard.type('c')
    await shell(page, 'echo still-$((2 + 2))', 'still-4')
    await page.getByRole('button', { name: 'Up' }).tap()
    await terminal(page).getByText('echo still-', { exact: false }).nth(1).waitFor()
    await look(page, 'ide-terminal')
    await line.cut()
    await page.getByText(/reconnecting in \d+ s/).waitFor()
    await page.getByRole('button', { name: 'Up' }).tap()
    await look(page, 'ide-terminal-lost')
    await page.getByRole('button', { name: 'Discard' }).tap()
    await line.restore()
    await page.getByText(/reconnecting in/).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Run', exact: true }).tap()
    await preview(page).getByRole('heading', { name: 'Hello from Node.js' }).waitFor()
    await look(page, 'ide-preview')
  }, { size: PHONE })
}, { settings: withFragileRunner })
