// What the tests of a file share: one Devex and one browser. Each test has a page of its own.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { launch, openPage, withoutBrowser } from './browser.mjs'
import { Devex } from './devex.mjs'

/** They are there while the tests of a `describeDevex` run. */
export let devex
export let browser

let people = 0

/** `settings` says what Devex is started with, just before it is. */
export function describeDevex(what, tests, settings = () => ({})) {
  describe(what, { skip: withoutBrowser }, () => {
    before(async () => {
      devex = await Devex.start(await settings())
      browser = await launch()
    })

    after(async () => {
      await browser?.close()
      await devex?.remove()
    })

    tests()
  })
}

/** A test with a page and the login of somebody new; nothing of the page may fail unnoticed. */
export function pageTest(what, check) {
  test(what, async () => {
    const page = await openPage(browser)
    try {
      await check(page, `person-${++people}`)
      assert.deepEqual(page.faults, [])
    } finally {
      await page.context().close()
    }
  })
}
