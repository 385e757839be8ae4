// The workbench of a repl, as people use it: every promise of the page, against the real Devex.
import assert from 'node:assert/strict'
import { append, enter, item, preview, saved, tab, wire, workbench } from './ide-steps.mjs'
import { ready, shell, terminal } from './steps.mjs'
import { describeDevex, devex, pageTest } from './world.mjs'

describeDevex('the workbench', () => {
  let page

  function promise(what, check) {
    pageTest(what, (own, login) => {
      page = own
      return check(login)
    })
  }

  promise('saves by itself, and on Ctrl+S', async (login) => {
    await workbench(page, devex.url, login)
    await enter(page, 'README.md')
    await append(page, '\nkept without asking')
    await tab(page, 'README.md, unsaved').waitFor()
    await saved(page, 'README.md')
    await append(page, '\nkept at once')
    await page.keyboard.press('Control+s')
    await saved(page, 'README.md')
    await shell(page, 'grep -c "^kept" README.md | sed s/^/lines:/', 'lines:2')
  })

  promise('runs the program, shows its page, and runs it again', async (login) => {
    await workbench(page, devex.url, login)
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await preview(page).getByRole('heading', { name: 'Hello from Node.js' }).waitFor()
    await page.getByRole('tab', { name: '2 Run', selected: true }).waitFor()

    await enter(page, 'index.js')
    await page.keyboard.press('Control+f')
    await page.keyboard.type('Hello from Node.js')
    await page.getByText(/^1 of \d/).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.type('Changed by hand')
    await page.keyboard.press('F5')
    await preview(page).getByRole('heading', { name: 'Changed by hand' }).waitFor()
    assert.equal(await page.getByRole('tab', { name: /Run$/ }).count(), 1)

    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByRole('button', { name: 'Run', exact: true }).waitFor()
  })

  promise('knows when a program has ended by itself', async (login) => {
    await workbench(page, devex.url, login)
    await shell(page, 'printf \'{"run":"echo ran-$((6 * 7))"}\' > devex.json; echo written', 'written')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await terminal(page).getByText('ran-42').first().waitFor()
    await page.getByRole('button', { name: 'Run', exact: true }).waitFor()
  })

  promise('makes, renames, copies, moves and deletes files', async (login) => {
    await workbench(page, devex.url, login)
    await page.getByRole('button', { name: 'New file' }).click()
    await page.getByLabel('Name of the new file').fill('notes/today.txt')
    await page.keyboard.press('Enter')
    await tab(page, 'today.txt').waitFor()

    await item(page, 'today.txt').click()
    await page.keyboard.press('F2')
    await page.getByLabel('New name of today.txt').fill('../outside.txt')
    await page.getByRole('alert').getByText('cannot be used as a name').waitFor()
    await page.getByLabel('New name of today.txt').fill('later.txt')
    await page.keyboard.press('Enter')
    await tab(page, 'later.txt').waitFor()

    await item(page, 'later.txt').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Duplicate' }).click()
    await item(page, 'later copy.txt').waitFor()
    await item(page, 'README.md').dragTo(item(page, 'notes'))
    await shell(page, 'LC_ALL=C ls notes | tr "\\n" ,', 'README.md,later copy.txt,later.txt')

    await item(page, 'notes').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await item(page, 'notes').waitFor({ state: 'detached' })
    await tab(page, 'later.txt').waitFor({ state: 'detached' })
    await shell(page, 'test -e notes || echo all-gone', 'all-gone')
  })

  promise('takes dropped files and gives them back', async (login) => {
    await workbench(page, devex.url, login)
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array([0, 1, 2, 253])], 'bytes.bin'))
      return transfer
    })
    await page.getByRole('tree', { name: 'Files' }).dispatchEvent('drop', { dataTransfer: data })
    await item(page, 'bytes.bin').click()
    await page.getByText('bytes.bin is not text.').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    assert.equal((await download).suggestedFilename(), 'bytes.bin')
    await shell(page, 'od -An -tu1 bytes.bin', '0   1   2 253')
  })

  promise('shows what programs make, in the tree and in open files', async (login) => {
    await workbench(page, devex.url, login)
    await enter(page, 'README.md')
    await shell(page, 'mkdir made && echo "written by a program" > README.md; echo finished', 'finished')
    await item(page, 'made').waitFor()
    await page.locator('.view-lines').getByText('written by a program').waitFor()
  })

  promise('finds a file by some letters, and goes to its text', async (login) => {
    await workbench(page, devex.url, login)
    await shell(page, 'mkdir -p deep/er node_modules/x && touch deep/er/needle.js node_modules/x/needle.js; echo made', 'made')
    await page.getByRole('treeitem').first().focus()
    await page.getByRole('tree').press('Control+p')
    await page.getByRole('combobox', { name: 'Find a file' }).fill('nedl')
    const found = page.getByRole('option')
    await found.first().waitFor()
    assert.deepEqual(await found.evaluateAll((all) => all.map((one) => one.ariaLabel)), ['deep/er/needle.js'])
    await page.keyboard.press('Enter')
    await tab(page, 'needle.js').waitFor()
    await item(page, 'needle.js').waitFor()
    await page.getByRole('textbox', { name: 'Text of needle.js' }).waitFor({ state: 'attached' })
    await page.keyboard.type('found')
    await page.locator('.view-lines').getByText('found').waitFor()
  })

  promise('keeps what is typed without a connection, and sends it later', async (login) => {
    const line = await wire(page)
    await workbench(page, devex.url, login)
    await enter(page, 'README.md')
    await line.cut()
    await page.getByText(/reconnecting in \d+ s/).waitFor()
    await append(page, '\ntyped without a connection')
    await tab(page, 'README.md, unsaved').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Run', exact: true }).isEnabled(), false)
    line.mend()
    // It may be back by itself just then.
    await page.getByRole('button', { name: 'now' }).evaluateAll(([now]) => now?.click())
    await page.getByText(/reconnecting in/).waitFor({ state: 'detached' })
    await saved(page, 'README.md')
    await shell(page, 'grep -c "without a connection" README.md | sed s/^/lines:/', 'lines:1')
  })

  promise('loses nothing when its page is left right after a key', async (login) => {
    await workbench(page, devex.url, login)
    const address = page.url()
    await enter(page, 'README.md')
    await append(page, '\nbefore a reload')
    await page.reload()
    await ready(page)
    await enter(page, 'README.md')
    await append(page, '\nbefore the list')
    await page.getByRole('link', { name: 'All repls' }).click()
    await page.getByRole('heading', { name: /^Repls/ }).waitFor()
    await page.goto(address)
    await ready(page)
    await shell(page, 'grep -c "^before" README.md | sed s/^/lines:/', 'lines:2')
  })

  promise('brings back after a reload what was typed without a connection', async (login) => {
    const line = await wire(page)
    await workbench(page, devex.url, login)
    await enter(page, 'README.md')
    await line.cut()
    await page.getByText(/reconnecting in \d+ s/).waitFor()
    await append(page, '\nonly in this browser')
    const asked = page.waitForEvent('dialog')
    const reloaded = page.reload()
    const dialog = await asked
    assert.equal(dialog.type(), 'beforeunload')
    await dialog.accept()
    await reloaded
    await line.restore()
    await tab(page, 'README.md').waitFor()
    await ready(page)
    await shell(page, 'grep -c "only in this" README.md | sed s/^/lines:/', 'lines:1')
  })

  promise('neither overwrites nor merges what was changed elsewhere', async (login) => {
    const line = await wire(page)
    await workbench(page, devex.url, login)
    await enter(page, 'README.md')
    const elsewhere = await page.context().newPage()
    await elsewhere.goto(page.url())
    await ready(elsewhere)
    await line.cut()
    await append(page, '\nmine')
    await shell(elsewhere, 'echo theirs > README.md; echo changed', 'changed')
    await line.restore()
    await page.getByText('README.md was changed elsewhere').waitFor()
    await shell(elsewhere, 'sed s/^/still:/ README.md', 'still:theirs')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await saved(page, 'README.md')
    await shell(elsewhere, 'tail -1 README.md | sed s/^/now:/', 'now:mine')
  })

  promise('is as it was left when its page is opened again', async (login) => {
    await workbench(page, devex.url, login)
    await enter(page, 'package.json')
    await page.keyboard.press('Control+End')
    const place = await page.getByText(/^Ln \d+, Col \d+$/).textContent()
    const width = page.getByRole('separator', { name: 'Width of the side bar' })
    await width.press('ArrowRight')
    await width.press('ArrowRight')
    const wider = await width.getAttribute('aria-valuenow')
    await page.keyboard.press('Control+j')
    await page.getByRole('region', { name: 'Terminal' }).waitFor({ state: 'hidden' })
    await page.waitForFunction(() =>
      Object.keys(localStorage).some((key) => key.startsWith('devex.workbench') && localStorage[key].includes('"terminal":false')),
    )
    await page.reload()
    await page.getByRole('tab', { name: 'package.json', selected: true }).waitFor()
    await page.getByText(place, { exact: true }).waitFor()
    assert.equal(await width.getAttribute('aria-valuenow'), wider)
    assert.equal(await page.getByRole('region', { name: 'Terminal' }).isVisible(), false)
  })

  promise('has several terminals, whose keys go to the shell', async (login) => {
    await workbench(page, devex.url, login)
    await shell(page, 'echo one-$((0 + 1))', 'one-1')
    await page.getByRole('button', { name: 'New terminal' }).click()
    await page.getByRole('tab', { name: '2 bash', selected: true }).waitFor()
    await shell(page, 'echo two-$((1 + 1))', 'two-2')
    await page.keyboard.press('Control+p')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.body.innerText.split('two-2').length >= 3)
    assert.equal(await page.getByRole('dialog').count(), 0)
    await page.keyboard.press('Control+Shift+F')
    await page.getByLabel('Find in terminal').fill('two-')
    await page.keyboard.press('Escape')
    await page.keyboard.type('exit\n')
    await page.getByRole('tab', { name: '2 bash' }).waitFor({ state: 'detached' })
    await terminal(page).getByText('one-1').first().waitFor()
  })

  promise('rests when the repl is stopped, and starts again', async (login) => {
    const name = await workbench(page, devex.url, login)
    await enter(page, 'README.md')
    await append(page, '\nlast words')
    await page.getByRole('button', { name: 'Menu of the repl' }).first().click()
    await page.getByRole('menuitem', { name: 'Stop repl' }).click()
    await page.getByRole('heading', { name: `${name} is stopped` }).waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Start repl' }).click()
    await item(page, 'README.md').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Run', exact: true }).and(page.locator(':enabled')).first().waitFor()
    await shell(page, 'grep -c "last words" README.md | sed s/^/lines:/', 'lines:1')
  })
})
