// What is left of the work when a sandbox and its disk are gone in a moment.
import { readFile, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { look } from './browser.mjs'
import { append, enter, wire, workbench } from './ide-steps.mjs'
import { ready, shell, terminal } from './steps.mjs'
import { workspaceOf } from './workspace.mjs'
import { describeDevex, devex, pageTest } from './world.mjs'

const STORED_MS = 40_000
const LOST_MS = 60_000

describeDevex('saving while people work', () => {
  pageTest('brings back what the page has called saved, and what was typed since', async (page, login) => {
    const line = await wire(page)
    await workbench(page, devex.url, login)
    const sandbox = dirname(workspaceOf(devex, page))
    await shell(page, 'echo kept-at-home > ~/.kept; echo wri""tten', 'written')
    await enter(page, 'README.md')
    await append(page, '\nTyped before the end.')
    await page.getByText(/^saving …$/).waitFor()
    await page.getByText(/^saved \d\d:\d\d:\d\d$/).waitFor({ timeout: STORED_MS })

    await line.cut()
    await page.getByText(/reconnecting in \d+ s/).waitFor()
    await append(page, '\nTyped without a sandbox.')
    await terminal(page).getByRole('textbox').first().focus()
    await page.keyboard.type('echo held-$((1 + 1))\n')
    await page.getByText('Typed when the connection is back:').waitFor()
    await killEverythingIn(sandbox)
    await rm(sandbox, { recursive: true, force: true })

    await page.getByText('Your files are as they were when they were last saved.').waitFor({ timeout: LOST_MS })
    await page.getByText('What you typed last in one file could not be sent any more.').waitFor()
    await look(page, 'ide-sandbox-lost')
    await line.restore()
    await page.getByRole('button', { name: 'Start repl' }).click()
    await ready(page)
    await terminal(page).getByText('This is a new one.').first().waitFor()
    await page.getByText('Typed for the shell that is gone:').waitFor()
    await look(page, 'ide-held-back')
    await shell(page, 'until grep "Typed without" README.md; do sleep 0.1; done; sed s/^/=/ ~/.kept', '=kept-at-home')
    await terminal(page).getByText('Typed without a sandbox.').first().waitFor()
    await shell(page, 'tail -n 2 README.md', 'Typed before the end.')
    await page.getByRole('button', { name: 'Type it here' }).click()
    await terminal(page).getByText('held-2').first().waitFor()
    await page.getByText('Typed for the shell that is gone:').waitFor({ state: 'detached' })
  })
})

/** As the end of the machine: nothing that runs in the sandbox can do anything any more. */
async function killEverythingIn(sandbox) {
  const mark = `DEVEX_SANDBOX=${sandbox.slice(sandbox.lastIndexOf('repl-'))}`
  for (const pid of await readdir('/proc').then((names) => names.filter((name) => /^\d+$/.test(name)))) {
    const environment = await readFile(join('/proc', pid, 'environ'), 'latin1').catch(() => '')
    if (environment.split('\0').includes(mark)) process.kill(Number(pid), 'SIGKILL')
  }
}
