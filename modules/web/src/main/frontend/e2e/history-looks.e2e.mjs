// What there is to see of the history, in both themes and on every screen.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { look, PHONE, SIZES } from './browser.mjs'
import { openRepl } from './core.mjs'
import { change, newer, show, snapshotsOf, stateOf, timeline } from './history-steps.mjs'
import { tab } from './ide-steps.mjs'
import { workspaceOf } from './workspace.mjs'
import { describeDevex, devex, pageTest } from './world.mjs'

describeDevex('the looks of the history', () => {
  for (const size of SIZES) {
    pageTest(`look well at ${size.width} px`, async (page, login) => {
      await openRepl(page, devex.url, login)
      await tab(page, 'index.js').waitFor({ timeout: 60_000 })
      const newest = await work(page)
      const side = () => openSide(page, size === PHONE)

      await side()
      await stateOf(page, newest.savedAt).waitFor()
      await look(page, 'history')
      await show(page, newest)
      await change(page, 'greetings.js, changed').waitFor()
      await look(page, 'history-changes')
      await page.getByRole('button', { name: 'Compared with the state before' }).click()
      await page.getByRole('menu').waitFor()
      await look(page, 'history-against')
      await page.keyboard.press('Escape')
      await change(page, 'greetings.js, changed').click()
      await page.locator('.line-insert, .line-delete').first().waitFor()
      await look(page, 'history-comparison')
      await side()
      await change(page, 'blob.bin, added').click()
      await page.getByText('blob.bin is not text.').waitFor()
      await look(page, 'history-not-text')
      await side()
      await page.getByRole('tab', { name: 'All files' }).click()
      await page.getByRole('tree', { name: 'Files of this state' }).getByRole('treeitem', { name: 'docs' }).click()
      await page.getByRole('treeitem', { name: 'guide.md' }).waitFor()
      await look(page, 'history-files')
      await page.getByRole('button', { name: 'Restore everything …' }).click()
      await page.getByRole('alertdialog').waitFor()
      await look(page, 'history-restore')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'More to do with this state' }).click()
      await page.getByRole('menuitem', { name: 'Fork as new repl' }).click()
      await page.getByRole('dialog').waitFor()
      await look(page, 'history-fork')
      await page.keyboard.press('Escape')
      await longLine(page)
      await side()
      await timeline(page).getByRole('treeitem', { name: /, \d+ states since/ }).first().waitFor()
      await page.getByRole('button', { name: /^Kept aside/ }).click()
      await look(page, 'history-long')
    }, { size })
  }
})

const GREETINGS = `const greeting = 'Hello'\n\nfor (const name of ['Ada', 'Grace']) {\n  console.log(\`\${greeting}, \${name}!\`)\n}\n`

/** Stores two states; returns the last, which has a change of each kind. */
async function work(page) {
  const workspace = workspaceOf(devex, page)
  const at = (...names) => join(workspace, ...names)
  await stored(page, async () => {
    await mkdir(at('docs'), { recursive: true })
    await writeFile(at('greetings.js'), GREETINGS)
    await writeFile(at('docs', 'guide.md'), '# Guide\n')
    await writeFile(at('notes.txt'), 'to be thrown away\n')
  })
  return stored(page, async () => {
    await writeFile(at('greetings.js'), GREETINGS.replace('Hello', 'Good day').replace("'Grace'", "'Grace', 'Edsger'"))
    await writeFile(at('docs', 'a rather long name of a file that says it all.md'), '# More\n')
    await writeFile(at('blob.bin'), Buffer.from([0, 1, 2, 3]))
    await rm(at('notes.txt'))
  })
}

async function stored(page, act) {
  const [{ number }] = await snapshotsOf(page)
  await act()
  return newer(page, number)
}

/** Shows the history of the side bar, on a phone too. */
async function openSide(page, phone) {
  if (phone) await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Files' }).tap()
  const bar = page.getByRole('navigation', { name: phone ? 'Views' : 'Workbench' })
  const button = bar.getByRole('button', { name: 'History', exact: true })
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
}

/** A repl of a month's work, of which an old session saved something too late: nobody waits for that to happen. */
async function longLine(page) {
  const hour = 3_600_000
  const spells = Array.from({ length: 24 }, (_, spell) => Array.from({ length: 12 }, (_, save) => spell * 7 * hour + save * 60_000))
  const times = spells.flat()
  const now = Date.now()
  const state = (number, ago, more) => {
    const savedAt = new Date(now - ago).toISOString()
    return { id: String(number), number, session: 1, savedAt, kind: 'save', entries: 40, bytes: 2_000_000 - ago / 5000, ...more }
  }
  const line = times.map((ago, index) => state(times.length - index, ago, index === times.length - 1 ? { kind: 'template' } : {}))
  await page.route(/\/snapshots(\?before=\d+)?$/, (route) => {
    const before = Number(new URL(route.request().url()).searchParams.get('before') ?? Infinity)
    return route.fulfill({ json: line.filter(({ number }) => number < before).slice(0, 100) })
  })
  await page.route(/\/branches$/, (route) => route.fulfill({ json: [state(null, 30 * hour, { id: 'b1-00', kind: 'branch' })] }))
  await page.reload()
  await tab(page, 'index.js').waitFor({ timeout: 60_000 })
}
