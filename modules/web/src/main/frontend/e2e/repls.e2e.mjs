// Welcome and the list of repls: every state of them, in both themes and on every screen, by mouse.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { look, openPage, PHONE, SIZES } from './browser.mjs'
import { createRepl, row, signIn } from './steps.mjs'
import { browser, describeDevex, devex, pageTest } from './world.mjs'

const MOST_REPLS = 4

describeDevex('welcome and repls', () => {
  for (const size of SIZES) {
    pageTest(`look well at ${size.width} px`, async (page, login) => {
      await page.goto(devex.url)
      await page.getByRole('button', { name: 'Sign in' }).waitFor()
      await look(page, 'welcome')
      await page.goto(`${devex.url}/?error=denied`)
      await page.getByRole('alert').waitFor()
      await look(page, 'welcome-error')

      await signIn(page, devex.url, login)
      await page.getByRole('button', { name: /Node\.js/ }).waitFor()
      await look(page, 'repls-empty')
      await withRepls(page, devex.url, ['quiet-harbor', 'price-alerts', 'talk-demo'])
      await row(page, 'talk-demo').waitFor()
      await look(page, 'repls')

      await page.keyboard.press('n')
      await page.getByRole('radio', { name: /Node\.js/ }).waitFor()
      await look(page, 'repls-new')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'More for talk-demo' }).click()
      await look(page, 'repls-menu')
      await page.getByRole('menuitem', { name: 'Delete' }).click()
      await page.getByRole('alertdialog').waitFor()
      await look(page, 'repls-delete')
      await page.keyboard.press('Escape')
      await page.getByRole('alertdialog').waitFor({ state: 'detached' })
      await page.keyboard.press('Control+Shift+P')
      await page.getByRole('combobox', { name: 'Find a command' }).waitFor()
      await look(page, 'repls-palette')
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keys' }).waitFor()
      await look(page, 'repls-help')
      await page.keyboard.press('Escape')
      await page.getByLabel('Filter repls').fill('nothing like it')
      await page.getByText('No repl is called').waitFor()
      await look(page, 'repls-none-found')
      await page.goto(`${devex.url}/nowhere`)
      await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor()
      await look(page, 'not-found')
    }, { size })

    pageTest(`tell what went wrong at ${size.width} px`, async (page, login) => {
      await signIn(page, devex.url, login)
      await showStates(page, devex.url)
      await row(page, 'brisk-otter').getByText('Failed').waitFor()
      await row(page, 'sunny-meadow').getByText('Your files are safe in the sandbox; saving is tried again by itself.').waitFor()
      await look(page, 'repls-states')

      const more = row(page, 'sunny-meadow').getByRole('button', { name: 'More for sunny-meadow' })
      await more.press('Enter')
      await page.getByRole('menuitem', { name: 'Stop without saving' }).click()
      await page.getByRole('alertdialog', { name: 'Stop sunny-meadow without saving?' }).getByText('What was changed since').waitFor()
      await look(page, 'repls-discard')
      await page.keyboard.press('Escape')
      await more.and(page.locator(':focus')).waitFor()
      await page.route('**/assets/**', (route) => route.abort())
      await row(page, 'sunny-meadow').getByRole('link').click()
      await page.getByRole('heading', { name: 'This page cannot go on' }).waitFor()
      await look(page, 'page-broken')
      await page.unroute('**/assets/**')
      await page.getByRole('button', { name: 'Reload' }).click()
      await page.getByRole('heading', { name: 'Saving your work did not succeed yet' }).waitFor()
      await look(page, 'ide-save-failed')
    }, { size })
  }

  pageTest('say that there are enough of them', async (page, login) => {
    await signIn(page, devex.url, login)
    await withRepls(page, devex.url, ['one', 'two', 'three', 'four'])
    await row(page, 'four').waitFor()
    await page.keyboard.press('n')
    await page.getByRole('radio', { checked: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('alert').waitFor()
    await look(page, 'repls-too-many')
  })

  test('show in one window what is done in another', async () => {
    const here = await openPage(browser)
    await signIn(here, devex.url, 'twin')
    const there = await openPage(browser, { size: PHONE })
    await signIn(there, devex.url, 'twin')
    await withRepls(there, devex.url, ['made-there'], { reload: false })
    await row(here, 'made-there').waitFor()
    await row(here, 'made-there').getByRole('button', { name: 'More for made-there' }).click()
    await here.getByRole('menuitem', { name: 'Rename' }).click()
    await here.getByLabel('New name for made-there').fill('renamed-here')
    await here.keyboard.press('Enter')
    await row(there, 'renamed-here').waitFor()
    await row(there, 'renamed-here').getByRole('button', { name: /^More/ }).click()
    await there.getByRole('menuitem', { name: 'Delete' }).click()
    await there.getByRole('button', { name: 'Delete repl' }).click()
    await here.getByRole('heading', { name: 'Make your first repl' }).waitFor()
    assert.deepEqual([...here.faults, ...there.faults], [])
    await here.context().close()
    await there.context().close()
  })

  pageTest('refuse a name that cannot be, and say why', async (page, login) => {
    await signIn(page, devex.url, login)
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog', { name: 'New repl' })
    await dialog.getByLabel('Name').fill('x'.repeat(61))
    await page.keyboard.press('Enter')
    await dialog.getByText('A name has at most 60 characters.').waitFor()
    await dialog.getByLabel('Name').fill('  ')
    await page.keyboard.press('Enter')
    await dialog.getByText('Give the repl a name.').waitFor()
    assert.equal(await page.evaluate(async () => (await (await fetch('/api/repls')).json()).length), 0)
  })

  pageTest('go back to the start page when the session ends elsewhere', async (page, login) => {
    await signIn(page, devex.url, login)
    await page.evaluate(() => fetch('/auth/logout', { method: 'POST' }))
    await page.getByText('Your session has ended.').waitFor()
    await look(page, 'welcome-session-ended')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Your session has ended.').waitFor({ state: 'detached' })
  })

  pageTest('keep the theme that was chosen, from the first paint on', async (page) => {
    await page.goto(devex.url)
    await page.getByRole('button', { name: 'Theme' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Dark' }).click()
    await page.addInitScript(() => {
      new PerformanceObserver((paints) => {
        globalThis.firstPaint ??= paints.getEntries() && document.documentElement.dataset.theme
      }).observe({ type: 'paint', buffered: true })
    })
    await page.reload()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark')
    await page.waitForFunction(() => globalThis.firstPaint === 'dark')
  })

  pageTest('move nothing where no motion is wanted', async (page) => {
    await page.goto(devex.url)
    await page.getByRole('button', { name: 'Theme' }).click()
    const menu = page.getByRole('menu')
    assert.equal(await menu.evaluate((element) => getComputedStyle(element).animationName), 'none')
    await page.keyboard.press('Escape')
    await menu.waitFor({ state: 'detached' })
  })

  pageTest('open a new repl at once', async (page, login) => {
    await signIn(page, devex.url, login)
    const name = await createRepl(page, 'Node.js')
    await page.goto(devex.url)
    await row(page, name).getByText(/Starting|Running/).waitFor()
  })
}, { settings: () => ({ DEVEX_MAX_REPLS_PER_USER: String(MOST_REPLS) }) })

/** Makes repls through the interface that the page itself uses, without starting them. */
async function withRepls(page, url, names, { reload = true } = {}) {
  for (const [index, name] of names.entries()) {
    const template = ['node', 'python', 'go', 'java'][index % 4]
    const status = await page.evaluate(
      async (body) => (await fetch('/api/repls', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).status,
      JSON.stringify({ name, template }),
    )
    assert.equal(status, 201)
  }
  if (reload) await page.goto(url)
}

/** States that are hard to bring about on purpose, put into the answers of the real core on their way to the page. */
async function showStates(page, url) {
  const user = await page.evaluate(async () => (await (await fetch('/auth/me')).json()).id)
  const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString()
  const repl = (name, template, state, minutes, failure = null) => ({
    id: `repl-${crypto.randomUUID()}`,
    name,
    template,
    owner: user,
    state,
    failure,
    createdAt: ago(minutes + 60),
    startedAt: ago(minutes),
    lastActiveAt: ago(minutes),
    savedAt: ago(minutes),
    activity: null,
  })
  const repls = [
    repl('quiet-harbor', 'node', 'RUNNING', 0.1),
    repl('price-alerts', 'python', 'STARTING', 4),
    repl('ledger-import', 'java', 'STOPPED', 200),
    repl('brisk-otter', 'node', 'FAILED', 1_500, {
      reason: 'restoreFailed',
      message: 'The files could not be fetched from the store. They are safe there; start the repl to try again.',
    }),
    repl('sunny-meadow', 'go', 'STOPPING', 2_000, {
      reason: 'saveFailed',
      message: 'The stored work cannot be reached just now.',
    }),
    repl('old-demo', 'node', 'DELETING', 60 * 24 * 50),
  ]
  await page.route('**/api/repls', (route) => route.fulfill({ json: repls }))
  await page.route('**/api/events', () => {})
  await page.goto(url)
}
