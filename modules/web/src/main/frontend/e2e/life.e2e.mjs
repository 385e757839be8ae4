// The whole life of a repl in a real browser, across a restart of the server.
import assert from 'node:assert/strict'
import { look } from './browser.mjs'
import { createRepl, openFile, ready, row, shell, signIn, stopRepl, terminal } from './steps.mjs'
import { describeDevex, devex, pageTest } from './world.mjs'

describeDevex('the life of a repl', () => {
  pageTest('goes on where it was left, by mouse', async (page, login) => {
    await signIn(page, devex.url, login)
    const name = await createRepl(page, 'Node.js')
    const asked = Date.now()
    await ready(page)
    console.log(`a usable workbench ${Date.now() - asked} ms after the repl was made`)
    await look(page, 'ide')

    await shell(page, 'echo $((6 * 7)) > answer.txt; cat answer.txt | sed s/^/=/', '=42')
    await page.getByRole('treeitem', { name: 'answer.txt', exact: true }).waitFor()
    await edit(page, 'README.md', 'Written by a browser.')

    await devex.crash()
    await workWithoutServer(page)
    await page.getByRole('link', { name: 'All repls' }).click()
    await page.getByText('No connection').waitFor()
    await look(page, 'repls-offline')
    await page.goBack()
    await devex.startAgain()
    await page.getByText('Devex is away').waitFor({ state: 'detached' })
    await page.getByRole('tree', { name: 'Time line' }).waitFor()
    await page.getByRole('button', { name: 'Files', exact: true }).click()

    await stopRepl(page, devex.url, name)
    await row(page, name).getByRole('link').click()
    await ready(page)
    const sought = '-e "Written by a browser" -e "Written without a server"'
    await shell(page, `grep -c ${sought} README.md | sed s/^/found:/; sed s/^/=/ answer.txt`, 'found:2')
    await page.getByRole('tab', { name: 'README.md', exact: true }).waitFor()
  })

  pageTest('needs no mouse', async (page) => {
    const keys = page.keyboard
    await page.goto(devex.url)
    await page.getByLabel('Your name here').waitFor()
    await tabTo(page, page.getByLabel('Your name here'))
    await keys.type('keyboarder')
    await keys.press('Enter')
    await page.getByRole('heading', { name: 'Make your first repl' }).waitFor()

    await keys.press('n')
    await page.getByRole('radio', { checked: true }).waitFor()
    await keys.press('ArrowDown')
    await keys.press('ArrowUp')
    await keys.press('Enter')
    await page.waitForURL(/\/repls\/repl-/)
    await ready(page)
    await keys.press('Control+Backquote')
    await focused(terminal(page).getByRole('textbox'))
    await keys.type('echo by-$((1 + 1))-keys\n')
    await terminal(page).getByText('by-2-keys').first().waitFor()

    await keys.press('Control+Backquote')
    await keys.press('F1')
    await keys.type('show all repls')
    await keys.press('Enter')
    await page.getByRole('list', { name: 'Repls' }).waitFor()
    await keys.press('ArrowDown')
    await keys.press('F2')
    await focused(page.getByLabel(/^New name for/))
    await keys.press('Control+A')
    await keys.type('typed-name')
    await keys.press('Enter')
    await row(page, 'typed-name').waitFor()
    await tabTo(page, page.getByRole('button', { name: 'Stop typed-name' }))
    await keys.press('Enter')
    await row(page, 'typed-name').getByText('Stopped').waitFor({ timeout: 60_000 })
    await tabTo(page, page.getByRole('link', { name: 'typed-name' }))
    await keys.press('Delete')
    await page.getByRole('alertdialog').waitFor()
    await tabTo(page, page.getByRole('button', { name: 'Delete repl' }))
    await keys.press('Enter')
    await page.getByRole('heading', { name: 'Make your first repl' }).waitFor()
    await keys.press('F1')
    await keys.type('sign out')
    await keys.press('Enter')
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
  })
}, { settings: () => ({}) })

/** The server is told to be away, and what needs it refused in a sentence; the sandbox takes all the rest. */
async function workWithoutServer(page) {
  await page.getByText('You can go on working: your changes are safe in the sandbox').waitFor()
  await page.getByText('Devex is away').waitFor()
  await edit(page, 'README.md', 'Written without a server.')
  await page.getByText(/^not saved since \d/).waitFor()
  await look(page, 'ide-server-away')
  await page.getByRole('button', { name: 'Menu of the repl' }).click()
  await page.getByRole('menuitem', { name: 'Stop repl' }).click()
  await page.getByRole('alert').getByText('Devex cannot be reached.').waitFor()
  await page.keyboard.press('F1')
  await page.keyboard.type('sign out')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('You are still signed in.').waitFor()
  await page.getByRole('button', { name: 'History' }).click()
  await page.getByRole('region', { name: 'Stored states' }).getByText('Devex cannot be reached.').waitFor()
}

async function edit(page, file, line) {
  await openFile(page, file)
  await page.locator('.monaco-editor').first().click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(`\n${line}`)
  await page.keyboard.press('Control+s')
  await shell(page, `until grep -q "${line}" ${file}; do sleep 0.1; done; echo written:$((6 * 7))`, 'written:42')
}

async function focused(control) {
  await control.first().waitFor({ state: 'attached' })
  await control.page().waitForFunction((element) => element === document.activeElement, await control.first().elementHandle())
}

/** Presses Tab until the wanted control has the focus, as somebody without a mouse does. */
async function tabTo(page, wanted) {
  const hasFocus = () => wanted.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 30 && !(await hasFocus()); presses++) await page.keyboard.press('Tab')
  assert.ok(await hasFocus(), 'the control can be reached by Tab')
}
