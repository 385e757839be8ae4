// Repls that will stop by themselves: what the IDE says of that, and what can be done about it.
import assert from 'node:assert/strict'
import { look } from './browser.mjs'
import { workbench } from './ide-steps.mjs'
import { describeDevex, devex, pageTest } from './world.mjs'

const stopsAt = /^stops at \d\d:\d\d/
const pinnedUntil = /^pinned until \d\d:\d\d/

// Short enough to be warned from the first minute on, and long enough for a slow machine.
const settings = () => ({ DEVEX_IDLE_MAX: 'PT4M' })

describeDevex(
  'repls that stop by themselves',
  () => {
    pageTest('say when, warn, and can be kept running', async (page, login) => {
      await workbench(page, devex.url, login)
      const status = page.getByRole('contentinfo', { name: 'Status' })
      await status.getByText(stopsAt).waitFor()
      const warning = page.getByRole('status').filter({ hasText: 'This repl stops at' })
      await warning.waitFor()
      await look(page, 'ide-stops-soon')
      await warning.getByRole('button', { name: 'Keep it running' }).click()
      await status.getByText(pinnedUntil).waitFor()
      assert.equal(await page.getByText('This repl stops at').count(), 0)

      await status.getByRole('button', { name: 'change' }).click()
      await page.getByRole('menuitem', { name: 'Unpin' }).click()
      await status.getByText(stopsAt).waitFor()
      await status.getByRole('button', { name: 'pin' }).click()
      await page.getByRole('menuitem', { name: '4 hours', exact: true }).click()
      await status.getByText(pinnedUntil).waitFor()
      assert.equal(await status.getByText(stopsAt).count(), 0)
    })
  },
  { settings },
)
