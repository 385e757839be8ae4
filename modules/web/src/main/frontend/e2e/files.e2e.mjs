// Files that programs, other pages and other computers have a hand in, against the real Devex.
import assert from 'node:assert/strict'
import { mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { append, enter, item, saved, tab, wire, workbench } from './ide-steps.mjs'
import { ready } from './steps.mjs'
import { PICTURE, workspaceOf, written } from './workspace.mjs'
import { describeDevex, devex, pageTest } from './world.mjs'

const LARGE = 200 * 1024 * 1024

describeDevex('files', () => {
  /** Each test has a repl of its own. */
  function promise(what, check) {
    pageTest(what, async (page, login) => {
      const line = await wire(page)
      await workbench(page, devex.url, login)
      const workspace = workspaceOf(devex, page)
      await check({ page, line, path: (...names) => join(workspace, ...names) })
    })
  }

  promise('show what programs do to them, and keep what is open and selected', async ({ page, path }) => {
    await mkdir(path('made', 'deep'), { recursive: true })
    await writeFile(path('made', 'deep', 'new.js'), '')
    await item(page, 'made').click()
    await item(page, 'deep').click()
    await item(page, 'new.js').click()
    await rename(path('made'), path('renamed'))
    await item(page, 'renamed').waitFor()
    await item(page, 'made').waitFor({ state: 'detached' })
    assert.equal(await item(page, 'new.js').getAttribute('aria-selected'), 'true')
    await rm(path('renamed'), { recursive: true })
    await item(page, 'renamed').waitFor({ state: 'detached' })
    await page.locator('[role="treeitem"][aria-selected="true"]').waitFor()
  })

  promise('are shown by the thousand as quickly as by the dozen', async ({ page, path }) => {
    await mkdir(path('many'))
    await Promise.all(Array.from({ length: 10_000 }, (_, index) => writeFile(path('many', `file${index}.txt`), '')))
    await item(page, 'many').click()
    await item(page, 'file0.txt').waitFor()
    const tree = page.getByRole('tree', { name: 'Files' })
    assert.equal(await item(page, 'file0.txt').getAttribute('aria-setsize'), '10000')
    assert.ok((await tree.getByRole('treeitem').count()) < 150)
    await tree.evaluate((box) => (box.scrollTop = 5000 * 24))
    await item(page, 'file5000.txt').click()
    const scrolled = await tree.evaluate((box) => box.scrollTop)
    await writeFile(path('many', 'zzz.txt'), '')
    await page.locator('[role="treeitem"][aria-setsize="10001"]').first().waitFor()
    assert.equal(await item(page, 'file5000.txt').getAttribute('aria-selected'), 'true')
    assert.equal(await tree.evaluate((box) => box.scrollTop), scrolled)
  })

  promise('are loaded again when programs write them, and the caret stays', async ({ page, path }) => {
    const lines = (from) => Array.from({ length: 400 }, (_, index) => `line ${from + index}`).join('\n')
    await writeFile(path('long.txt'), lines(0))
    await enter(page, 'long.txt')
    await page.keyboard.press('Control+End')
    await page.getByText('Ln 400, Col 9').waitFor()
    const before = await textTop(page, 'line 399')
    await writeFile(path('long.txt'), `first\nsecond\n${lines(0)}\nlast`)
    await page.getByText('Ln 402, Col 9').waitFor()
    assert.equal(await textTop(page, 'line 399'), before)
    await page.keyboard.press('Control+z')
    await page.getByText('Ln 400, Col 9').waitFor()
    await written(path('long.txt'), lines(0))
  })

  promise('are offered side by side when both sides changed them, to be merged by hand', async ({ page, line, path }) => {
    await writeFile(path('both.txt'), 'one\ntwo\nthree\n')
    await enter(page, 'both.txt')
    await line.cut()
    await append(page, 'mine')
    await tab(page, 'both.txt, unsaved').waitFor()
    await writeFile(path('both.txt'), 'ONE\ntwo\nthree\n')
    await line.restore()
    await page.getByRole('alert').getByText('both.txt was changed elsewhere').waitFor()
    const [theirs, mine] = [page.locator('.editor.original'), page.locator('.editor.modified')]
    await theirs.getByText('ONE').waitFor()
    await mine.getByText('mine').click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Shift+End')
    await page.keyboard.type('ONE')
    await writeFile(path('both.txt'), 'ONE\ntwo\nthree\nfour\n')
    await theirs.getByText('four').waitFor()
    assert.equal(await readFile(path('both.txt'), 'utf8'), 'ONE\ntwo\nthree\nfour\n')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await written(path('both.txt'), 'ONE\ntwo\nthree\nmine')
  })

  promise('are taken from the disk when that is chosen, and ours can be had back', async ({ page, line, path }) => {
    await writeFile(path('both.txt'), 'one\n')
    await enter(page, 'both.txt')
    await line.cut()
    await append(page, 'mine')
    await tab(page, 'both.txt, unsaved').waitFor()
    await writeFile(path('both.txt'), 'theirs\n')
    await line.restore()
    await page.getByRole('button', { name: 'Take theirs' }).click()
    await text(page, 'theirs').waitFor()
    assert.equal(await readFile(path('both.txt'), 'utf8'), 'theirs\n')
    await text(page, 'theirs').click()
    await page.keyboard.press('Control+z')
    await text(page, 'mine').waitFor()
  })

  promise('are never lost between two pages that write the same one', async ({ page, path }) => {
    await writeFile(path('shared.txt'), 'start\n')
    const other = await page.context().newPage()
    await other.goto(page.url())
    await ready(other)
    await enter(other, 'shared.txt')
    await enter(page, 'shared.txt')
    await append(page, 'from here')
    await other.locator('.view-lines').getByText('from here').waitFor()
    await other.locator('.view-lines').getByText('from here').click()
    await Promise.all([append(page, '\nhere again'), append(other, '\nthere')])
    const asked = (each) => each.getByText('was changed elsewhere').waitFor().then(() => each)
    const late = await Promise.any([asked(page), asked(other)])
    await late.getByRole('button', { name: 'Keep mine' }).click()
    await saved(late, 'shared.txt')
    const early = late === page ? other : page
    const written = await readFile(path('shared.txt'), 'utf8')
    assert.match(written, late === page ? /here again$/ : /there$/)
    await early.waitForFunction((end) => document.querySelector('.view-lines').textContent.includes(end), written.slice(-5))
    await other.close()
  })

  promise('that are deleted stay in their tab, and are made again on purpose only', async ({ page, path }) => {
    await enter(page, 'README.md')
    const content = await readFile(path('README.md'), 'utf8')
    await rm(path('README.md'))
    await page.getByText('README.md was deleted.').waitFor()
    await append(page, '\nafter')
    await tab(page, 'README.md, unsaved').waitFor()
    await page.reload()
    await page.getByText('README.md was deleted.').waitFor()
    await assert.rejects(stat(path('README.md')))
    await page.getByRole('tabpanel', { name: 'README.md' }).getByRole('button', { name: 'Save' }).click()
    await item(page, 'README.md').waitFor()
    await written(path('README.md'), `${content}\nafter`)
  })

  promise('of any size and kind open as what they are', async ({ page, path }) => {
    await writeFile(path('huge.log'), 'a line\n')
    await truncate(path('huge.log'), LARGE)
    await item(page, 'huge.log').click()
    await page.getByText('huge.log is too large to edit').waitFor()
    await page.getByText('210 MB').waitFor()
    await writeFile(path('bytes.bin'), Buffer.from([0, 1, 2, 253]))
    await item(page, 'bytes.bin').click()
    await page.getByText('bytes.bin is not text.').waitFor()
    await page.getByText('4 bytes').waitFor()
    await writeFile(path('dots.png'), PICTURE)
    await item(page, 'dots.png').click()
    await page.getByRole('img', { name: 'dots.png' }).waitFor()
    await page.getByText('2 × 1').waitFor()
    await writeFile(path('fake.png'), Buffer.from([0, 1, 2, 3]))
    await item(page, 'fake.png').click()
    await page.getByRole('alert').getByText('fake.png cannot be shown').waitFor()
    await writeFile(path('dots.png'), 'text now')
    await tab(page, 'dots.png').click()
    await text(page, 'text now').waitFor()
  })

  promise('are downloaded by the browser itself, however large', async ({ page, path }) => {
    await writeFile(path('huge.log'), 'a line\n')
    await truncate(path('huge.log'), LARGE)
    await item(page, 'huge.log').click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    assert.equal((await download).suggestedFilename(), 'huge.log')
    assert.equal((await stat(await (await download).path())).size, LARGE)
  })

  promise('are uploaded with their folders, and nothing is replaced unasked', async ({ page, path }) => {
    const own = path('..', 'own')
    await mkdir(join(own, 'tree', 'deep'), { recursive: true })
    await writeFile(join(own, 'tree', 'deep', 'leaf.txt'), 'leaf')
    await page.getByLabel('Folder to upload').setInputFiles(join(own, 'tree'))
    await page.getByText('leaf.txt uploaded').waitFor()
    assert.equal(await readFile(path('tree', 'deep', 'leaf.txt'), 'utf8'), 'leaf')

    await writeFile(join(own, 'README.md'), 'from here')
    const upload = () => page.getByLabel('Files to upload').setInputFiles(join(own, 'README.md'))
    const answer = (name) => page.getByRole('dialog', { name: 'README.md is already there' }).getByRole('button', { name }).click()
    const former = await readFile(path('README.md'), 'utf8')
    await upload()
    await answer('Skip')
    await upload()
    await answer('Keep both')
    await item(page, 'README copy.md').waitFor()
    assert.equal(await readFile(path('README.md'), 'utf8'), former)
    await upload()
    await answer('Replace')
    await page.getByText('README.md uploaded').waitFor()
    assert.equal(await readFile(path('README.md'), 'utf8'), 'from here')
    assert.deepEqual((await readdir(path())).filter((name) => name.startsWith('README')), ['README copy.md', 'README.md'])
  })

  promise('on their way can be stopped, and leave nothing behind', async ({ page, path }) => {
    await page.route('**/api/v1/repl/files/slow.bin', () => {})
    await page.getByLabel('Files to upload').setInputFiles([
      { name: 'slow.bin', mimeType: '', buffer: Buffer.alloc(1000) },
      { name: 'quick.txt', mimeType: '', buffer: Buffer.from('quick') },
    ])
    await item(page, 'quick.txt').waitFor()
    await page.getByRole('progressbar', { name: 'Upload of slow.bin' }).waitFor()
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByText('1 of 2 files uploaded, then cancelled').waitFor()
    assert.ok(!(await readdir(path())).includes('slow.bin'))
  })

  promise('that could not be uploaded say why, and can be tried again', async ({ page, path }) => {
    await mkdir(path('taken'))
    const away = await page.route('**/api/v1/repl/files/lost.txt', (route) => route.abort()).then(() => () => page.unroute('**/api/v1/repl/files/lost.txt'))
    await page.getByLabel('Files to upload').setInputFiles({ name: 'lost.txt', mimeType: '', buffer: Buffer.from('here') })
    await page.getByRole('alert').getByText('lost.txt could not be uploaded: the sandbox cannot be reached.').waitFor()
    await away()
    await page.getByRole('button', { name: 'Upload lost.txt again' }).click()
    await page.getByText('lost.txt uploaded').waitFor()
    assert.equal(await readFile(path('lost.txt'), 'utf8'), 'here')
  })

  promise('of millions of letters are edited, and kept when the page goes', async ({ page, line, path }) => {
    const long = 'a line that is repeated\n'.repeat(100_000)
    await writeFile(path('long.txt'), long)
    await enter(page, 'long.txt')
    await append(page, 'end')
    await written(path('long.txt'), `${long}end`)
    await line.cut()
    await append(page, ' and more')
    await kept(page, 'end and more')
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await line.restore()
    await ready(page)
    await written(path('long.txt'), `${long}end and more`)
  })
})

/** Waits until the browser has a draft that ends so; asked in the page, for a function that is waited for may not wait itself. */
async function kept(page, ending) {
  const found = await page.evaluate(async ([ending, patience]) => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))
    const database = await done(indexedDB.open('devex'))
    for (const end = Date.now() + patience; Date.now() < end; ) {
      const drafts = await done(database.transaction('drafts').objectStore('drafts').getAll())
      if (drafts.some(({ content }) => content.endsWith(ending))) return true
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return false
  }, [ending, 30_000])
  assert.ok(found, 'the draft is kept')
}

/** A line of the text in the one editor. */
function text(page, line) {
  return page.locator('.view-lines').getByText(line, { exact: true }).first()
}

/** How far from the top of the page a line of the text is drawn. */
async function textTop(page, line) {
  return (await text(page, line).boundingBox()).y
}
