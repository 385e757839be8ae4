// What the tests of a file share: one Devex and one browser. Each test has a page, and a person who has made nothing yet.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { launch, openPage, picture, withoutBrowser } from './browser.mjs'
import { deleteRepls } from './core.mjs'
import { Devex } from './devex.mjs'

/** They are there while the tests of a `describeDevex` run. */
export let devex
export let browser

let people = 0

/**
 * `settings` says what a Devex of their own is started with; without it they share one with other files, which they must not stop.
 * `flags` are the browser's.
 */
export function describeDevex(what, tests, { settings, flags } = {}) {
  describe(what, { skip: withoutBrowser }, () => {
    const shared = settings === undefined ? Devex.shared() : null

    before(async () => {
      devex = shared ?? (await Devex.start(await settings?.()))
      browser = await launch(flags)
    })

    after(async () => {
      await browser?.close()
      if (shared === null) await devex?.remove()
    })

    tests()
  })
}

/** A test with a page and the login of somebody new; nothing of the page may fail unnoticed, unless a `hostile` program is in it. */
export function pageTest(what, check, { size, hostile = false } = {}) {
  test(what, async () => {
    const page = await openPage(browser, { size })
    try {
      await check(page, `person-${process.pid}-${++people}`)
      if (!hostile) assert.deepEqual(page.faults, [])
    } catch (fault) {
      await picture(page, `failed-${what.replace(/\W+/g, '-')}`).catch(() => {})
      throw fault
    } finally {
      await deleteRepls(page, devex.url)
      await page.context().close()
    }
  })
}
