// What people do, step by step, by the names that they see.
const STARTED_MS = 60_000
const STOPPED_MS = 60_000

export async function signIn(page, url, name = 'ada') {
  await page.goto(url)
  await page.getByLabel('Your name here').fill(name)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: /^(Repls|Make your first repl)/ }).waitFor()
}

/** Makes a repl in the dialog and comes back once its page is there; returns the repl's name. */
export async function createRepl(page, template) {
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'New repl' })
  await dialog.getByRole('radio', { name: new RegExp(`^${template}`) }).click()
  const name = await dialog.getByLabel('Name').inputValue()
  await dialog.getByRole('button', { name: /^Create repl/ }).click()
  await page.waitForURL(/\/repls\/repl-/)
  return name
}

/** Waits for the workbench: the files are there, and a terminal takes what is typed. */
export async function ready(page) {
  await page.getByRole('tree', { name: 'Files' }).getByRole('treeitem').first().waitFor({ timeout: STARTED_MS })
  await page.getByRole('textbox', { name: 'Terminal input' }).first().waitFor({ state: 'attached' })
}

/** The terminal that is looked at. */
export function terminal(page) {
  return page.getByRole('tabpanel', { name: /^Terminal/ })
}

/** Types a command into the terminal once it has its shell, and waits for what it must print. */
export async function shell(page, command, output) {
  await terminal(page).and(page.locator('[data-lost="false"]')).getByRole('textbox').first().focus()
  await page.keyboard.type(command)
  await page.keyboard.press('Enter')
  await terminal(page).getByText(output).first().waitFor()
}

export async function openFile(page, name) {
  await page.getByRole('treeitem', { name, exact: true }).dblclick()
  await page.getByRole('tab', { name, exact: true }).waitFor()
}

/** The row of a repl in the list. */
export function row(page, name) {
  return page.getByRole('list', { name: 'Repls' }).getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) })
}

export async function stopRepl(page, url, name) {
  await page.goto(url)
  await page.getByRole('button', { name: `Stop ${name}` }).click()
  await row(page, name).getByText('Stopped').waitFor({ timeout: STOPPED_MS })
}
