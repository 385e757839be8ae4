// What people do in terminals, step by step.
import { terminal } from './steps.mjs'

export function terminalTab(page, name) {
  return page.getByRole('tablist', { name: 'Terminals' }).getByRole('tab', { name, exact: true })
}

/** All that the terminal has written, as it is when somebody marks it from end to beginning and copies it. */
export async function copyAll(page) {
  const screen = terminal(page).locator('.xterm-screen')
  const { x, y, width, height } = await screen.boundingBox()
  await page.mouse.click(x + width - 20, y + height - 4)
  await scrollToTop(page)
  await page.keyboard.down('Shift')
  await page.mouse.click(x + 1, y + 4)
  await page.keyboard.up('Shift')
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await page.keyboard.press('Control+Shift+C')
  await page.waitForFunction(() => navigator.clipboard.readText().then((text) => text !== ''))
  return page.evaluate(() => navigator.clipboard.readText())
}

/** Drags the scroll bar up; a terminal that holds no more than it shows has none to drag. */
async function scrollToTop(page) {
  const bar = await terminal(page).locator('.scrollbar.vertical .slider').boundingBox()
  if (bar === null || bar.height === 0) return
  await page.mouse.move(bar.x + bar.width / 2, bar.y + bar.height / 2)
  await page.mouse.down()
  await page.mouse.move(bar.x + bar.width / 2, 0, { steps: 5 })
  await page.mouse.up()
}

/** Pastes into the terminal as a person does, whose clipboard holds the text. */
export async function paste(page, text) {
  await page.evaluate((all) => navigator.clipboard.writeText(all), text)
  await terminal(page).getByRole('textbox').first().focus()
  await page.keyboard.press('Control+Shift+V')
}

/** The same repl in a second, smaller window of the same person, which looks at the same terminal. */
export async function twoViewers(page) {
  const elsewhere = await page.context().newPage()
  await elsewhere.setViewportSize({ width: 800, height: 600 })
  await elsewhere.goto(page.url())
  await terminal(elsewhere).getByRole('textbox').first().waitFor({ state: 'attached' })
  return elsewhere
}

/** As in a browser that has no WebGL; what is on the screen stands in the page then. */
export function withoutWebgl(page) {
  return page.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest)
    }
  })
}
