// Finding things in a whole workspace, against the real Devex.
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { enter, tab, workbench } from './ide-steps.mjs'
import { workspaceOf } from './workspace.mjs'
import { describeDevex, devex, pageTest } from './world.mjs'

describeDevex('the search', () => {
  function promise(what, check) {
    pageTest(what, async (page, login) => {
      await workbench(page, devex.url, login)
      const workspace = workspaceOf(devex, page)
      await check({ page, write: (name, content) => write(join(workspace, name), content) })
    })
  }

  promise('finds text in all files, and opens the place by keys alone', async ({ page, write }) => {
    await write('src/one.js', 'first\n  const needle = 1\n')
    await write('src/deep/two.js', 'x'.repeat(300) + 'needle\n')
    await page.keyboard.press('Control+Shift+F')
    await page.keyboard.type('needle')
    await outcome(page, '2 results in 2 files.').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await tab(page, 'one.js').waitFor()
    await page.getByText('Ln 2, Col 15').waitFor()
    await page.getByRole('textbox', { name: 'Text of one.js' }).waitFor({ state: 'attached' })
    await page.keyboard.type('thread')
    await page.locator('.view-lines').getByText('thread').waitFor()

    await page.keyboard.press('Control+Shift+F')
    await page.keyboard.press('Enter')
    await outcome(page, '1 result in 1 file.').waitFor()
    await page.keyboard.press('ArrowDown')
    await result(page, /^two\.js/).waitFor()
    await page.keyboard.press('ArrowLeft')
    await result(page, /^1 /).waitFor({ state: 'detached' })
    await page.keyboard.press('ArrowRight')
    await result(page, /^1 …x+needle/).waitFor()
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.activeElement?.matches('[data-search-text]'))
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.activeElement?.closest('.monaco-editor') !== null)
  })

  promise('minds case, words, expressions and folders as it is told', async ({ page, write }) => {
    await write('a.js', 'Needle needles\n')
    await write('docs/b.md', 'needle 42\n')
    await write('build/c.js', 'needle\n')
    await write('.gitignore', 'build\n')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await page.getByLabel('Search for').fill('needle')
    await outcome(page, '3 results in 2 files.').waitFor()
    await page.getByRole('button', { name: 'Match case' }).click()
    await outcome(page, '2 results in 2 files.').waitFor()
    await page.getByRole('button', { name: 'Whole words' }).click()
    await outcome(page, '1 result in 1 file.').waitFor()
    await page.getByRole('button', { name: 'Regular expression' }).click()
    await page.getByLabel('Search for').fill('needle \\d+')
    await result(page, '1 needle 42').waitFor()
    await page.getByLabel('Search for').fill('(')
    await page.getByText('That is not a regular expression').waitFor()
    await page.getByRole('button', { name: 'Regular expression' }).click()
    await page.getByLabel('Search for').fill('needle')
    await page.getByRole('button', { name: /^Where/ }).click()
    await page.getByLabel('Also ignored files').check()
    await outcome(page, '2 results in 2 files.').waitFor()
    await page.getByLabel('Only in').fill('*.md')
    await result(page, /^b\.md/).waitFor()
    await outcome(page, '1 result in 1 file.').waitFor()
    await page.getByLabel('Not in').fill('docs')
    await outcome(page, 'Nothing found in these files.').waitFor()
  })

  promise('finds what has just been typed, and keeps its query', async ({ page }) => {
    await enter(page, 'README.md')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('\nfreshly written')
    await page.keyboard.press('Control+Shift+F')
    await page.keyboard.type('freshly written')
    await outcome(page, '1 result in 1 file.').waitFor()
    await page.waitForFunction(() => Object.values(localStorage).some((value) => value.includes('freshly written')))
    await page.reload()
    await page.getByRole('button', { name: 'Run', exact: true }).and(page.locator(':enabled')).first().waitFor({ timeout: 60_000 })
    assert.equal(await page.getByLabel('Search for').inputValue(), 'freshly written')
  })

  promise('shows the first ten thousand, and says that there are more', async ({ page, write }) => {
    for (let file = 0; file < 12; file++) await write(`many/${file}.txt`, 'needle\n'.repeat(1000))
    await page.keyboard.press('Control+Shift+F')
    await page.keyboard.type('needle')
    await outcome(page, /^The first 10,000 results .* There are more/).waitFor()
    assert.ok((await page.getByRole('tree', { name: 'Search results' }).getByRole('treeitem').count()) < 150)
    await page.getByRole('button', { name: 'Fold all files' }).click()
    await result(page, /^\d+ needle/).first().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Unfold all files' }).click()
    await result(page, /^\d+ needle/).first().waitFor()
  })

  promise('stops when it is told to', async ({ page, write }) => {
    for (let file = 0; file < 40; file++) await write(`large/${file}.txt`, `${'hay '.repeat(50)}\n`.repeat(20_000))
    await page.keyboard.press('Control+Shift+F')
    await page.getByRole('button', { name: 'Regular expression' }).click()
    await page.getByLabel('Search for').fill('(h|a|y| )+[0-9]')
    await page.getByRole('button', { name: 'Stop searching' }).click()
    await outcome(page, 'Search stopped.').waitFor()
    await page.getByRole('button', { name: 'Regular expression' }).click()
    await page.getByLabel('Search for').fill('Node.js')
    await outcome(page, /^\d+ results? in/).waitFor()
  })

  promise('finds files by name while it is still looking for more', async ({ page, write }) => {
    await write('deep/er/needle.js', '')
    await write('node_modules/x/needle.js', '')
    await page.keyboard.press('Control+p')
    await page.getByRole('combobox', { name: 'Find a file' }).fill('nedl')
    await page.getByRole('option', { name: 'deep/er/needle.js' }).waitFor()
    assert.equal(await page.getByRole('option').count(), 1)
    await page.keyboard.press('Enter')
    await tab(page, 'needle.js').waitFor()
  })
})

async function write(path, content) {
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
}

function outcome(page, words) {
  return page.getByRole('status').getByText(words)
}

function result(page, name) {
  return page.getByRole('tree', { name: 'Search results' }).getByRole('treeitem', { name })
}
