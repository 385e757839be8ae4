// What there is to see of files and of the search, in both themes and on every screen.
import assert from 'node:assert/strict'
import { mkdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { look, PHONE, SIZES } from './browser.mjs'
import { openRepl, rename } from './core.mjs'
import { append, item, tab, wire } from './ide-steps.mjs'
import { PICTURE, workspaceOf } from './workspace.mjs'
import { describeDevex, devex, pageTest } from './world.mjs'

describeDevex('the looks of files and search', () => {
  for (const size of SIZES) {
    pageTest(`look well at ${size.width} px`, async (page, login) => {
      const line = await wire(page)
      await openRepl(page, devex.url, login)
      await tab(page, 'index.js').waitFor({ timeout: 60_000 })
      const view = views(page, size === PHONE)
      const workspace = workspaceOf(devex, page)
      await fill(workspace)

      await view.side('Search')
      await page.getByLabel('Search for').fill('greeting')
      await page.getByRole('status').getByText(/^\d+ results in \d files\.$/).waitFor()
      await look(page, 'files-search')
      await page.getByRole('button', { name: /^Where/ }).click()
      await page.getByLabel('Search for').fill('nowhere to be found')
      await page.getByText('Nothing found.').waitFor()
      await look(page, 'files-search-nothing')
      await page.getByRole('button', { name: /^Where/ }).click()

      await view.side('Files')
      await rename(page, devex.url, LONG)
      const heading = page.getByRole('heading', { name: `Files ${LONG}` })
      await heading.waitFor()
      assert.ok((await heading.boundingBox()).height < 30, 'the heading stays on its line')
      await item(page, 'new\\nline.txt').waitFor()
      await item(page, '\\u202etxt.exe').waitFor()
      await item(page, 'dots.png').click()
      await page.getByText('2 × 1').waitFor()
      await look(page, 'files-picture')
      await view.side('Files')
      await item(page, 'huge.log').click()
      await page.getByText('huge.log is too large').waitFor()
      await look(page, 'files-too-large')

      await view.side('Files')
      await uploading(page)
      await look(page, 'files-uploading')
      await page.getByRole('button', { name: 'Cancel', exact: true }).click()
      await page.getByLabel('Files to upload').setInputFiles(['README.md', 'index.js'].map(small))
      await page.getByRole('dialog', { name: '2 files are already there' }).waitFor()
      await look(page, 'files-already-there')
      await page.getByRole('button', { name: 'Skip these' }).click()

      await item(page, 'greetings.js').click()
      await page.getByRole('textbox', { name: 'Text of greetings.js' }).waitFor({ state: 'attached' })
      await line.cut()
      await page.locator('.view-lines').first().click()
      await append(page, '// mine')
      await tab(page, 'greetings.js, unsaved').waitFor()
      await writeFile(join(workspace, 'greetings.js'), GREETINGS.replace('Hello', 'Good day'))
      await line.restore()
      await page.getByText('greetings.js was changed elsewhere').waitFor()
      await page.locator('.line-insert, .line-delete').first().waitFor()
      const { x, width } = await tab(page, 'greetings.js, unsaved').locator('..').boundingBox()
      assert.ok(x > -1 && x + width < size.width + 1, 'the tab is in sight')
      await look(page, 'files-conflict')
      await page.getByRole('button', { name: 'Take theirs' }).click()
    }, { size })
  }
})

const LONG = 'A name that is as long as a name of a repl can ever become'
const GREETINGS = `const greeting = 'Hello'\n\nfor (const name of ['Ada', 'Grace']) {\n  console.log(\`\${greeting}, \${name}!\`)\n}\n`

async function fill(workspace) {
  await mkdir(join(workspace, 'docs'), { recursive: true })
  await writeFile(join(workspace, 'greetings.js'), GREETINGS)
  await writeFile(join(workspace, 'docs', 'greeting.md'), '# Greeting\n\nThe greeting is at the top of greetings.js.\n')
  await writeFile(join(workspace, 'dots.png'), PICTURE)
  await writeFile(join(workspace, 'huge.log'), 'a line\n')
  await writeFile(join(workspace, 'new\nline.txt'), '')
  await writeFile(join(workspace, '\u202etxt.exe'), '')
  await truncate(join(workspace, 'huge.log'), 200 * 1024 * 1024)
}

/** The panes as they are reached on a wide page, and on a phone. */
function views(page, phone) {
  return {
    async side(name) {
      if (phone) await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Files' }).tap()
      const bar = page.getByRole('navigation', { name: phone ? 'Views' : 'Workbench' })
      const button = bar.getByRole('button', { name, exact: true })
      if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
    },
  }
}

function small(name) {
  return { name, mimeType: '', buffer: Buffer.from(name) }
}

/** Two uploads under way, of which one does not come to an end. */
async function uploading(page) {
  await page.route('**/api/v1/repl/files/film.mp4', () => {})
  await page.getByLabel('Files to upload').setInputFiles([
    { name: 'film.mp4', mimeType: '', buffer: Buffer.alloc(1_400_000) },
    small('notes.txt'),
  ])
  await item(page, 'notes.txt').waitFor()
  await page.getByRole('progressbar', { name: 'Upload of film.mp4' }).waitFor()
}
