// Earlier states of the work: looked at, compared and brought back, against the real Devex.
import assert from 'node:assert/strict'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { look } from './browser.mjs'
import { change, downloaded, newer, openHistory, show, snapshotsOf, stateOf, timeline } from './history-steps.mjs'
import { append, enter, item, tab, workbench } from './ide-steps.mjs'
import { ready, row, terminal } from './steps.mjs'
import { PICTURE, workspaceOf, written } from './workspace.mjs'
import { describeDevex, devex, pageTest } from './world.mjs'

const RESTARTED_MS = 120_000

describeDevex('the history', () => {
  /** Each test has a repl of its own, of which only the template is stored yet. */
  function promise(what, check) {
    pageTest(what, async (page, login) => {
      const name = await workbench(page, devex.url, login)
      const workspace = workspaceOf(devex, page)
      const path = (...names) => join(workspace, ...names)
      /** Writes files as a program does, and waits until they are stored; returns the state. */
      async function store(files) {
        const [{ number }] = await snapshotsOf(page)
        for (const [file, content] of Object.entries(files)) {
          await mkdir(join(path(file), '..'), { recursive: true })
          await (content === null ? rm(path(file), { recursive: true }) : writeFile(path(file), content))
        }
        return newer(page, number)
      }
      await check({ page, name, path, store })
    })
  }

  promise('shows states as they are stored, and what changed in each', async ({ page, store }) => {
    await openHistory(page)
    await timeline(page).getByRole('treeitem', { name: /, Template$/ }).waitFor()
    const first = await store({ 'a.js': 'one\n', 'docs/b.md': 'text\n' })
    await show(page, first)
    await change(page, 'a.js, added').waitFor()
    await change(page, 'b.md, added, docs').waitFor()
    await show(page, await store({ 'a.js': 'two\n', 'docs/b.md': null }))
    await change(page, 'a.js, changed').waitFor()
    await change(page, 'b.md, removed, docs').waitFor()

    await show(page, first)
    await page.getByRole('button', { name: 'Compared with the state before' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Compared with now' }).click()
    await change(page, 'a.js, changed').waitFor()
    await change(page, 'b.md, removed, docs').waitFor()
    await page.getByRole('tab', { name: 'All files' }).click()
    const files = page.getByRole('tree', { name: 'Files of this state' })
    await files.getByRole('treeitem', { name: 'docs' }).click()
    await files.getByRole('treeitem', { name: 'b.md' }).waitFor()
  })

  promise('compares two states of a file side by side', async ({ page, store }) => {
    await store({ 'a.js': 'const one = 1\n', 'dots.png': PICTURE })
    const second = await store({ 'a.js': 'const two = 2\n', 'dots.png': Buffer.concat([PICTURE, PICTURE]) })
    await openHistory(page)
    await show(page, second)
    await change(page, 'a.js, changed').click()
    await page.getByRole('tab', { name: /^a\.js \(\d\d:\d\d:\d\d ↔ \d\d:\d\d:\d\d\)$/, selected: true }).waitFor()
    await page.locator('.editor.original').getByText('const one').waitFor()
    await page.locator('.editor.modified').getByText('const two').waitFor()
    await change(page, 'dots.png, changed').click()
    await page.getByText('dots.png is not text. Download it to look at it.').waitFor()
    const { bytes } = await downloaded(page, () => page.getByRole('button', { name: /^Download dots\.png of/ }).first().click())
    assert.deepEqual(bytes, PICTURE)
    await page.getByRole('tab', { name: /^dots\.png/ }).press('Delete')
    await page.locator('.editor.modified').getByText('const two').waitFor()
  })

  promise('restores a file, with what is typed meanwhile, and undoes it', async ({ page, store, path }) => {
    const good = await store({ 'a.js': 'good\n', 'script.sh': 'echo good\n' })
    await store({ 'a.js': 'bad\n', 'script.sh': null })
    await enter(page, 'a.js')
    await append(page, 'typed')
    await openHistory(page)
    await show(page, good)
    await act(page, change(page, 'a.js, added'), 'Restore this file')
    await written(path('a.js'), 'good\n')
    await page.locator('.view-lines').getByText('good').waitFor()
    await page.getByRole('status').filter({ hasText: /^a\.js is as it was at/ }).getByRole('button', { name: 'Undo' }).click()
    await written(path('a.js'), 'bad\ntyped')

    await act(page, change(page, 'script.sh, added'), 'Restore this file')
    await written(path('script.sh'), 'echo good\n')
    await writeFile(path('script.sh'), 'echo better\n')
    await page.getByRole('status').filter({ hasText: /^script\.sh is as it was at/ }).getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('alertdialog', { name: 'Replace script.sh all the same?' }).waitFor()
    await page.keyboard.press('Escape')
    assert.equal(await readFile(path('script.sh'), 'utf8'), 'echo better\n')
  })

  promise('brings a file back from the state before it was deleted', async ({ page, store, path }) => {
    await store({ 'lost.txt': 'found\n' })
    const lost = await store({ 'lost.txt': null })
    await openHistory(page)
    await show(page, lost)
    await act(page, change(page, 'lost.txt, removed'), 'Restore this file')
    await written(path('lost.txt'), 'found\n')
    await page.getByRole('navigation', { name: 'Workbench' }).getByRole('button', { name: 'Files' }).click()
    await item(page, 'lost.txt').waitFor()
  })

  promise('restores everything, and undoes that too', async ({ page, store, path }) => {
    const good = await store({ 'a.js': 'before\n' })
    await store({ 'a.js': 'after\n', 'b.js': 'more\n' })
    await enter(page, 'a.js')
    await append(page, 'typed last')
    await openHistory(page)
    await show(page, good)
    await page.getByRole('button', { name: 'Restore everything …' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Restore everything' }).click()
    const notice = page.getByRole('status').filter({ hasText: /^Restored to \d\d:\d\d:\d\d\./ })
    await notice.waitFor({ timeout: RESTARTED_MS })
    await written(path('a.js'), 'before\n')
    await notice.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('status').filter({ hasText: /^Restored to/ }).waitFor({ timeout: RESTARTED_MS })
    await written(path('a.js'), 'after\ntyped last')
    await written(path('b.js'), 'more\n')
    await timeline(page).getByRole('treeitem', { name: /, Restored\b/ }).nth(1).waitFor()
    await terminal(page).waitFor()
  })

  promise('makes a new repl of a state, and a zip', async ({ page, name, store }) => {
    const state = await store({ 'a.js': 'forked\n' })
    await openHistory(page)
    await show(page, state)
    await page.getByRole('button', { name: 'More to do with this state' }).click()
    const { bytes } = await downloaded(page, () => page.getByRole('menuitem', { name: 'Download as zip' }).click())
    assert.equal(bytes.subarray(0, 2).toString(), 'PK')
    assert.ok(bytes.includes('workspace/a.js'))

    const former = page.url()
    await page.getByRole('button', { name: 'More to do with this state' }).click()
    await page.getByRole('menuitem', { name: 'Fork as new repl' }).click()
    const dialog = page.getByRole('dialog', { name: 'Fork as new repl' })
    assert.equal(await dialog.getByLabel('Name').inputValue(), `${name}-fork`)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.href !== former)
    await ready(page)
    await enter(page, 'a.js')
    await page.locator('.view-lines').getByText('forked').waitFor()
    await openHistory(page)
    await timeline(page).getByRole('treeitem', { name: /, Forked$/ }).waitFor()
    await page.goto(devex.url)
    await row(page, `${name}-fork`).waitFor()
  })

  promise('needs no mouse', async ({ page, store }) => {
    const { savedAt } = await store({ 'a.js': 'one\n' })
    await page.keyboard.press('F1')
    await page.keyboard.type('show the history')
    await page.keyboard.press('Enter')
    await focused(page, 'Time line')
    await stateOf(page, savedAt).waitFor()
    await page.keyboard.press('ArrowDown')
    await change(page, 'a.js, added').waitFor()
    await page.keyboard.press('Enter')
    await focused(page, 'Changed files')
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.locator('.editor.modified').getByText('one').waitFor()
    const inFile = () => document.activeElement.closest('.editor.modified') !== null
    await page.waitForFunction(inFile)
    await page.keyboard.press('F1')
    await page.keyboard.press('Escape')
    await page.waitForFunction(inFile)
    await page.keyboard.press('F1')
    await page.keyboard.type('restore an earlier')
    await page.keyboard.press('Enter')
    await page.getByRole('alertdialog', { name: /^Restore everything to/ }).waitFor()
    await look(page, 'history-restore')
    await page.keyboard.press('Escape')
    await page.waitForFunction(inFile)
  })

  promise('stays quick and readable over many states', async ({ page }) => {
    const now = Date.now()
    const line = Array.from({ length: 1000 }, (_, index) => many(1000 - index, now - index * 45_000 * (index < 40 ? 1 : 20)))
    const asked = new Set()
    await page.route(/\/snapshots(\?before=\d+)?$/, (route) => {
      const before = Number(new URL(route.request().url()).searchParams.get('before') ?? 2000)
      asked.add(before)
      return route.fulfill({ json: line.filter(({ number }) => number < before).slice(0, 100) })
    })
    await openHistory(page)
    await page.waitForFunction(() => {
      const tree = document.querySelector('[role="tree"][aria-label="Time line"]')
      tree.scrollTop = tree.scrollHeight
      return tree.querySelector('[aria-label$=", Template"]')
    })
    assert.ok((await timeline(page).getByRole('treeitem').count()) < 100)
    assert.ok(asked.size >= 10)
  })
})

function many(number, time) {
  const kind = number === 1 ? 'template' : 'save'
  return { id: String(number), number, session: 1, savedAt: new Date(time).toISOString(), kind, entries: 9, bytes: 1000 + number }
}

async function act(page, target, name) {
  await target.click({ button: 'right' })
  await page.getByRole('menuitem', { name }).click()
}

function focused(page, name) {
  return page.waitForFunction((label) => document.activeElement?.getAttribute('aria-label') === label, name)
}
