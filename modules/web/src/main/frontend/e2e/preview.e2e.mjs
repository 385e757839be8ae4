// What people see of their programs, and what programs cannot do to people. Real programs, a real browser.
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { look, SIZES, WIDE } from './browser.mjs'
import { openAnother, openRepl } from './core.mjs'
import { preview, tab, workbench } from './ide-steps.mjs'
import { ready, shell } from './steps.mjs'
import { describeDevex, devex, pageTest } from './world.mjs'

const VITE = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
const HOSTILE = new URL('attack.html', import.meta.url)
// Tells which requests reach a program, with the origin that the browser names.
const WITNESS = `require("node:http").createServer((request, response) => {
  require("node:fs").appendFileSync("seen.txt", request.method + " " + request.url + "\\n");
  response.end("<h1>Witness</h1>");
}).listen(process.env.PORT, "127.0.0.1", () => console.log("witness is up"));
`

describeDevex('the preview', () => {
  let page

  function promise(what, keep, options) {
    pageTest(what, (own, login) => {
      page = own
      return keep(login)
    }, options)
  }

  const replId = (of = page) => new URL(of.url()).pathname.split('/').pop()
  const write = (name, text, of = page) => writeFile(join(devex.data, 'sandboxes', replId(of), 'workspace', name), text)

  /** Opens the preview of a port by its address field. */
  async function see(address, of = page) {
    if (!(await of.getByRole('region', { name: 'Preview' }).isVisible())) await of.getByRole('button', { name: 'Preview', exact: true }).click()
    await of.getByLabel('Port and path of the preview').fill(address)
    await of.keyboard.press('Enter')
  }

  /** The address that opens a port once, as the runner says it. */
  function code(port, of = page) {
    return of.evaluate(
      async ([id, port]) => {
        const { url, token } = await (await fetch(`/api/repls/${id}/tickets`, { method: 'POST' })).json()
        const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
        const made = await fetch(`${url}/api/v1/repl/preview-codes`, { method: 'POST', headers, body: JSON.stringify({ port }) })
        return { runner: url, ...(await made.json()) }
      },
      [replId(of), port],
    )
  }

  /** Makes another repl of the person who is signed in. */
  async function another(of) {
    await openAnother(of, devex.url)
    await ready(of)
    await tab(of, 'index.js').waitFor()
    await of.getByRole('button', { name: 'Run', exact: true }).and(of.locator(':enabled')).waitFor({ timeout: 60_000 })
  }

  promise('offers a port that a program opens, and lists it', async (login) => {
    await workbench(page, devex.url, login)
    await shell(page, 'python3 -m http.server 8765 & echo job-$((1 + 1))', 'job-2')
    await page.getByText(/^Port 8765 opened by python3/).waitFor()
    await page.getByRole('button', { name: 'Open preview', exact: true }).click()
    await preview(page).getByRole('heading', { name: /^Directory listing/ }).waitFor()
    await page.getByRole('button', { name: 'Ports', exact: true }).click()
    const ports = page.getByRole('list', { name: 'Ports' })
    assert.match(await ports.getByRole('listitem').innerText(), /8765\s+python3/)
    const opened = page.context().waitForEvent('page')
    await ports.getByRole('button', { name: 'Open port 8765 in a new tab' }).click()
    const opening = await opened
    await opening.getByRole('heading', { name: /^Directory listing/ }).waitFor()
    assert.match(opening.url(), /^http:\/\/8765--repl-[0-9a-f-]{36}\.localhost:\d+\/$/)
    await shell(page, 'kill %1; echo killed-$((1 + 1))', 'killed-2')
    await page.getByText('No program listens on a port.').waitFor()
  })

  promise('gives two repls of one template a port each, and shows each its own', async (login) => {
    await workbench(page, devex.url, login)
    const second = await page.context().newPage()
    await another(second)
    for (const each of [page, second]) {
      await each.getByRole('button', { name: 'Run', exact: true }).click()
      await preview(each).getByRole('heading', { name: 'Hello from Node.js' }).waitFor()
    }
    const shown = (of) => of.getByLabel('Port and path of the preview').inputValue()
    assert.notEqual(await shown(page), await shown(second))
    await page.getByRole('button', { name: 'Run again' }).click()
    await preview(page).getByRole('heading', { name: 'Hello from Node.js' }).waitFor()
  })

  promise('shows a change at once where a development server tells of it', async (login) => {
    await workbench(page, devex.url, login)
    await write('index.html', '<div id="app"></div><script type="module" src="/main.js"></script>')
    await write(
      'main.js',
      'import { text } from "./text.js"\nconst show = (it) => (document.getElementById("app").textContent = it)\nshow(text)\nwindow.loaded = Math.random()\nimport.meta.hot.accept("./text.js", (changed) => show(changed.text))',
    )
    await write('text.js', 'export const text = "as it was"')
    await shell(page, `node '${VITE}' --port 5178 --strictPort --clearScreen false & echo job-$((1 + 1))`, 'job-2')
    await page.getByText('Port 5178 opened by node').waitFor()
    await Promise.all([
      // It tells of changes only pages that are connected by then.
      page.waitForEvent('console', (message) => message.text() === '[vite] connected.'),
      page.getByRole('button', { name: 'Open preview', exact: true }).click(),
    ])
    await preview(page).getByText('as it was').waitFor()
    const loaded = () => preview(page).locator('body').evaluate(() => window.loaded)
    const first = await loaded()
    await write('text.js', 'export const text = "as it is"')
    await preview(page).getByText('as it is').waitFor()
    assert.equal(await loaded(), first)
  })

  promise('keeps a program signed in, in its frame as in a tab', async (login) => {
    await workbench(page, devex.url, login)
    await write(
      'login.js',
      'require("node:http").createServer((request, response) => {\n  if (request.url === "/login") response.setHeader("Set-Cookie", "session=ada; Path=/; HttpOnly; SameSite=Lax");\n  response.setHeader("Content-Type", "text/html");\n  response.end(request.url === "/login" ? "<a href=/>home</a>" : `<h1>${request.headers.cookie ?? "nobody"}</h1>`);\n}).listen(8766);',
    )
    await see(':8766/login')
    await preview(page).getByRole('heading', { name: 'Nothing listens on port 8766 yet' }).waitFor()
    await shell(page, 'node login.js & echo job-$((1 + 1))', 'job-2')
    await preview(page).getByRole('link', { name: 'home' }).click()
    await preview(page).getByRole('heading', { name: 'session=ada', exact: true }).waitFor()
  })

  /** A repl with a hostile program, and another one of the same person whose program is open beside it. */
  async function hostile(login, own) {
    await workbench(page, devex.url, login)
    await write('attack.html', await readFile(HOSTILE, 'utf8'))
    await shell(page, `python3 -m http.server ${own} & echo job-$((1 + 1))`, 'job-2')
    const victim = await page.context().newPage()
    await another(victim)
    await write('witness.js', WITNESS, victim)
    await shell(victim, 'node witness.js &', 'witness is up')
    const port = await victim.getByText(/^Port \d+ opened by node/).innerText()
    await victim.getByRole('button', { name: 'Open preview', exact: true }).click()
    await preview(victim).getByRole('heading', { name: 'Witness' }).waitFor()
    const its = await code(Number(port.match(/\d+/)[0]), victim)
    const { runner } = await code(own)
    const path = `/attack.html?core=${devex.url}&runner=${runner}`
    return { victim, path, origin: new URL(its.url).origin, under: `${its.runner}/user-app/${port.match(/\d+/)[0]}` }
  }

  async function assertHarmless(frame, { victim }) {
    await frame.getByRole('heading', { name: 'All tried' }).waitFor()
    const results = Object.entries(await frame.locator('body').evaluate(() => globalThis.results))
    assert.ok(results.length > 10)
    assert.deepEqual(results.filter(([, outcome]) => !outcome.startsWith('refused')), [])
    const seen = await readFile(join(devex.data, 'sandboxes', replId(victim), 'workspace/seen.txt'), 'utf8')
    assert.doesNotMatch(seen, /POST|change|submit/)
    const repls = await page.evaluate(async () => (await fetch('/api/repls')).json())
    assert.equal(repls.length, 2, 'signed in still, and no repl more')
  }

  promise('lets a hostile program do nothing in its frame', async (login) => {
    const target = await hostile(login, 8767)
    await see(`:8767${target.path}&other=${target.origin}/`)
    await assertHarmless(preview(page), target)
  }, { hostile: true })

  promise('lets a hostile program do nothing in a tab', async (login) => {
    const target = await hostile(login, 8768)
    const alone = await page.context().newPage()
    const { url } = await code(8768)
    await alone.goto(url.replace('/?', `${target.path}&other=${target.origin}/&`))
    await assertHarmless(alone, target)
  })

  promise('lets a hostile program do nothing under the path', async (login) => {
    const target = await hostile(login, 8769)
    const alone = await page.context().newPage()
    const its = await code(8769, target.victim)
    await alone.goto(`${target.under}/?devex_code=${its.code}`)
    const own = await code(8769)
    await alone.goto(`${own.runner}/user-app/8769${target.path}&other=${target.under}/&devex_code=${own.code}`)
    assert.equal(await alone.evaluate(() => self.origin), 'null')
    await assertHarmless(alone, target)
  })

  for (const size of SIZES) {
    promise(`looks well at ${size.width} px`, async (login) => {
      await openRepl(page, devex.url, login)
      await page.getByRole('button', { name: 'Run', exact: true }).and(page.locator(':enabled')).first().waitFor({ timeout: 60_000 })
      const pane = (name) => page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name }).tap()
      const ports = async () => {
        if (size !== WIDE) await pane('Files')
        const button = page.getByRole('button', { name: 'Ports', exact: true }).and(page.locator(':visible'))
        if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
      }
      await ports()
      await look(page, 'ports-none')
      if (size !== WIDE) await pane('Terminal')
      await shell(page, 'python3 -m http.server 0 & python3 -m http.server 0 & echo jobs-$((1 + 1))', 'jobs-2')
      await page.getByRole('region', { name: 'Notices' }).getByText(/^Port/).nth(1).waitFor()
      await ports()
      await look(page, 'ports')
      await page.getByRole('button', { name: 'Dismiss' }).first().click()
      await page.getByRole('button', { name: 'Dismiss' }).first().click()
      await page.getByRole('list', { name: 'Ports' }).getByRole('button', { name: /^Preview port/ }).first().click()
      await preview(page).getByRole('heading', { name: /^Directory/ }).waitFor()
      await page.getByRole('button', { name: 'Choose a port' }).click()
      await page.getByRole('menuitemcheckbox').first().waitFor()
      await look(page, 'preview-ports')
      await page.keyboard.press('Escape')
      await page.getByLabel('Port and path of the preview').fill(':4999')
      await page.keyboard.press('Enter')
      await preview(page).getByRole('heading', { name: 'Nothing listens on port 4999 yet' }).waitFor()
      await look(page, 'preview-nothing')
    }, { size })
  }
})

describeDevex('the preview where programs have no hosts', () => {
  pageTest('shows the program under the path, and says what that costs', async (page, login) => {
    await workbench(page, devex.url, login)
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await preview(page).getByRole('heading', { name: 'Hello from Node.js' }).waitFor()
    await page.getByText('This browser cannot give the program an address of its own.').waitFor()
  })
}, { flags: ['--host-resolver-rules=MAP *.localhost ~NOTFOUND'] })
