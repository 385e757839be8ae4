// A real Chromium, what is checked on every page it shows, and where its pictures go.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']
const SCREENSHOTS = fileURLToPath(new URL('../../../../target/screenshots/', import.meta.url))
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const PATIENCE_MS = 30_000

export const WIDE = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }
export const SIZES = [WIDE, PHONE]
/** What axe is told to look for in each theme: everything, and in the other one what may differ, its colours. */
const THEMES = { light: {}, dark: { runOnly: ['color-contrast'] } }

const executablePath = process.env.CHROMIUM ?? PLACES.find(existsSync)

/** For a test's `skip`: false, or the line that says why there is no browser to run it in. */
export const withoutBrowser =
  executablePath && existsSync(executablePath) ? false : 'no Chromium is installed; set CHROMIUM to the path of one'

export function launch(flags = []) {
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] })
}

/** A page of its own, whose script must not fail unnoticed: `page.faults` collects what did. */
export async function openPage(browser, { size = WIDE, storage } = {}) {
  const phone = size.width < 600
  const context = await browser.newContext({
    viewport: size,
    // Without a graphics card, what blinks and turns takes half a processor.
    reducedMotion: 'reduce',
    hasTouch: phone,
    isMobile: phone,
    ...(storage === undefined ? {} : { storageState: storage }),
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  page.faults = []
  page.on('pageerror', (error) => page.faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text())) page.faults.push(message.text())
  })
  return page
}

/** Keeps a picture of the page in both themes, and fails on any serious fault that axe finds on it. */
export async function look(page, name) {
  for (const [theme, options] of Object.entries(THEMES)) {
    await page.emulateMedia({ colorScheme: theme })
    await page.locator(`html[data-theme=${theme}]`).waitFor()
    await settle(page)
    await picture(page, `${name}-${theme}-${page.viewportSize().width}`)
    assert.deepEqual(await seriousFaults(page, options), [], `axe-core on "${name}", ${theme}`)
  }
}

export async function picture(page, name) {
  await mkdir(SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: `${SCREENSHOTS}${name}.png` })
}

async function seriousFaults(page, options) {
  await page.evaluate(await readFile(AXE, 'utf8'))
  const { violations } = await page.evaluate((how) => globalThis.axe.run(document, how), { ...options, resultTypes: ['violations'] })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Waits until what moves on purpose has come to rest. */
async function settle(page) {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
        .map((animation) => animation.finished.catch(() => {})),
    ),
  )
  await page.evaluate(() => document.fonts.ready.then(() => {}))
}
