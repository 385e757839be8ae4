// The terminal people stay for: nothing lost, doubled or reordered, whatever the network and the pages do.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { preview, tab, wire, workbench } from './ide-steps.mjs'
import { ready, shell, terminal } from './steps.mjs'
import { copyAll, paste, terminalTab, twoViewers, withoutWebgl } from './terminal-steps.mjs'
import { browser, describeDevex, devex, pageTest } from './world.mjs'

const CUT = /reconnecting/

describeDevex('the terminal', () => {
  let page

  function promise(what, check) {
    pageTest(what, async (own, login) => {
      page = own
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: devex.url })
      await check(login)
    })
  }

  /** A terminal in which a command was run before the connection was lost. */
  async function cutOff(login, command, shown) {
    const line = await wire(page)
    await workbench(page, devex.url, login)
    await shell(page, command, shown)
    await line.cut()
    await page.getByText(CUT).waitFor()
    return line
  }

  promise('shows ten thousand numbers once and in order over a connection that is cut again and again', async (login) => {
    const line = await wire(page)
    await workbench(page, devex.url, login)
    const count = 'let n = 0; const t = setInterval(() => { console.log(["n", ++n, ++n, ++n, ++n].join(" ")); if (n === 10000) clearInterval(t) }, 2)'
    await shell(page, `clear; node -e '${count}'; echo all-$((4 + 4))`, /^n \d/)
    for (let cut = 0; cut < 3; cut += 1) {
      await line.cut()
      await page.getByText(CUT).waitFor()
      await line.restore()
      await page.getByText(CUT).waitFor({ state: 'detached' })
    }
    await terminal(page).getByText('all-8').first().waitFor()
    const numbers = [...(await copyAll(page)).matchAll(/^n (.*)$/gm)].flatMap(([, four]) => four.trim().split(' ').map(Number))
    assert.equal(numbers.length, 10_000)
    assert.ok(numbers.every((number, index) => number === index + 1))
  })

  promise('types once and in order what is typed without a connection, and shows it until then', async (login) => {
    const line = await cutOff(login, 'PS1="> "; clear; echo begin-$((1 + 1))', 'begin-2')
    for (let number = 1; number <= 40; number += 1) await page.keyboard.type(`${number},`)
    await page.getByText('Typed when the connection is back:').waitFor()
    await line.restore()
    await page.getByText(CUT).waitFor({ state: 'detached' })
    await page.keyboard.press('Home')
    await page.keyboard.type('echo ')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const all = Array.from({ length: 40 }, (_, index) => `${index + 1},`).join('')
    await page.waitForFunction((text) => document.querySelector('.xterm-accessibility-tree').innerText.split(text).length === 3, all)
  })

  promise('gives up what was typed without a connection when asked to', async (login) => {
    const line = await cutOff(login, 'echo first-$((1 + 1))', 'first-2')
    await page.keyboard.type('touch unwanted')
    await page.keyboard.press('Enter')
    await page.getByText('touch unwanted⏎').waitFor()
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByText('touch unwanted⏎').waitFor({ state: 'detached' })
    await line.restore()
    await page.getByText(CUT).waitFor({ state: 'detached' })
    await shell(page, 'test -e unwanted || echo none-$((1 + 1))', 'none-2')
  })

  promise('gives back what was typed without a connection when the page is left', async (login) => {
    await cutOff(login, 'echo first-$((1 + 1))', 'first-2')
    await page.keyboard.type('make it so')
    await page.getByText('Typed when the connection is back:').waitFor()
    await page.getByRole('link', { name: 'All repls' }).click()
    await page.getByRole('status').filter({ hasText: 'has not reached its shell: make it so' }).getByRole('button', { name: 'Copy' }).waitFor()
  })

  promise('notices a network that is dead, and keeps the shell', async (login) => {
    const line = await wire(page)
    await workbench(page, devex.url, login)
    await shell(page, 'kept=before; echo set-$((1 + 1))', 'set-2')
    line.fallSilent()
    const since = Date.now()
    await page.getByText(CUT).waitFor()
    console.log(`dead network noticed after ${((Date.now() - since) / 1000).toFixed(1)} s`)
    await page.keyboard.type('echo kept-$kept\n')
    await line.restore()
    await terminal(page).getByText('kept-before').first().waitFor()
  })

  promise('is all there again after a reload, and in another browser', async (login) => {
    await workbench(page, devex.url, login)
    await shell(page, 'kept=here; echo one-$((0 + 1))', 'one-1')
    await page.getByRole('button', { name: 'New terminal' }).click()
    await terminalTab(page, '2 bash').and(page.locator('[aria-selected=true]')).waitFor()
    await shell(page, "printf '\\e]0;my title\\a'; sleep 1000", 'sleep 1000')
    await terminalTab(page, '2 my title').waitFor()
    await terminalTab(page, '1 bash').click()
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => localStorage[key].includes('"terminal":"')))
    await page.reload()
    await ready(page)
    await terminal(page).getByText('one-1').first().waitFor()
    assert.equal(await terminalTab(page, '1 bash').getAttribute('aria-selected'), 'true')
    await shell(page, 'echo still-$kept', 'still-here')
    await terminalTab(page, '2 my title').click()
    await terminal(page).getByText('sleep 1000').first().waitFor()

    const other = await browser.newContext({ storageState: await page.context().storageState() })
    const elsewhere = await other.newPage()
    await elsewhere.goto(page.url())
    await terminalTab(elsewhere, '2 my title').click()
    await terminal(elsewhere).getByText('sleep 1000').first().waitFor()
    await elsewhere.getByRole('button', { name: 'New terminal' }).click()
    await terminalTab(page, '3 bash').waitFor()
    await shell(elsewhere, 'exit 0', /./)
    await terminalTab(page, '3 bash').waitFor({ state: 'detached' })
    await other.close()
  })

  promise('shows two browsers the same shell, in the size of the smaller', async (login) => {
    await workbench(page, devex.url, login)
    await shell(page, 'echo first-$((1 + 1))', 'first-2')
    const elsewhere = await twoViewers(page)
    await terminal(elsewhere).getByText('first-2').first().waitFor()
    await page.getByRole('button', { name: /^2 here: You in 2 windows/ }).waitFor()
    await elsewhere.getByRole('button', { name: /^2 here/ }).waitFor()
    await page.getByText(/as large as the smallest window/).waitFor()
    await shell(elsewhere, 'echo from-$((3 * 3))-there', 'from-9-there')
    await terminal(page).getByText('from-9-there').first().waitFor()
    await shell(page, 'echo from-$((4 * 4))-here', 'from-16-here')
    await terminal(elsewhere).getByText('from-16-here').first().waitFor()
    await elsewhere.close()
    await page.getByText(/as large as the smallest window/).waitFor({ state: 'detached' })
    assert.equal(await page.getByRole('button', { name: /here:/ }).count(), 0)
  })

  promise('answers a program once, however many look at it, and never later', async (login) => {
    await workbench(page, devex.url, login)
    const elsewhere = await twoViewers(page)
    await page.getByRole('button', { name: /^2 here/ }).waitFor()
    const ask = "read -rs -d c -t 5 -p $'\\e[c' answer; read -rs -t 1 more; echo \"asked:${#answer}:${#more}:\""
    await shell(page, ask, /^asked:6:0:/)
    await elsewhere.close()
    await page.reload()
    await ready(page)
    await terminal(page).getByText(/^asked:6:0:/).first().waitFor()
    await shell(page, 'echo quiet-$((1 + 1))', /^quiet-2/)
    assert.doesNotMatch(await terminal(page).innerText(), /1;2c/)
  })

  promise('stops a flood at Ctrl+C, and draws without WebGL too', async (login) => {
    await withoutWebgl(page)
    await workbench(page, devex.url, login)
    await shell(page, 'PS1="ready-> "; clear; yes flooded', 'flooded')
    const rows = terminal(page).locator('.xterm-rows')
    await page.waitForFunction(() => document.querySelector('.xterm-rows').textContent.split('flooded').length > 5)
    const since = Date.now()
    await page.keyboard.press('Control+c')
    await rows.getByText('ready->').last().waitFor()
    console.log(`Ctrl+C to prompt in the page: ${Date.now() - since} ms`)
    await shell(page, 'echo after-$((1 + 1))', 'after-2')
  })

  promise('takes a paste of a megabyte in order and complete', async (login) => {
    await workbench(page, devex.url, login)
    const lines = Array.from({ length: 16_384 }, (_, index) => `${String(index).padStart(6, '0')} ${'ä'.repeat(4)}${'x'.repeat(48)}`)
    const text = `${lines.join('\n')}\n`
    await shell(page, 'stty -echo; cat > pasted; stty echo; sha256sum < pasted', /sha256sum/)
    await paste(page, text)
    await page.keyboard.press('Control+d')
    const wanted = createHash('sha256').update(text).digest('hex')
    await terminal(page).getByText(wanted.slice(0, 32)).first().waitFor({ timeout: 60_000 })
  })

  promise('copies and pastes', async (login) => {
    await workbench(page, devex.url, login)
    await shell(page, 'clear; echo copied-$((20 + 22))', 'copied-42')
    assert.match(await copyAll(page), /copied-42/)
    await page.evaluate(() => navigator.clipboard.writeText('echo pasted-$((1 + 1))'))
    await terminal(page).getByRole('textbox').first().focus()
    await page.keyboard.press('Control+Shift+V')
    await page.keyboard.press('Enter')
    await terminal(page).getByText('pasted-2').first().waitFor()
  })

  promise('opens the place that a program names, and addresses in a tab of their own', async (login) => {
    await workbench(page, devex.url, login)
    await shell(page, 'mkdir -p sub/deep; seq -f "line %g" 9 > sub/deep/a.txt; cd sub; clear; echo "deep/a.txt:7:3 nofile.txt:1"', 'nofile')
    await page.getByRole('tablist', { name: 'Terminals' }).getByRole('tab').first().hover()
    const row = page.locator('.xterm-screen').last()
    const box = await row.boundingBox()
    await page.mouse.move(box.x + 30, box.y + 8)
    await page.locator('.xterm-cursor-pointer').waitFor()
    await page.keyboard.down('Control')
    await page.mouse.click(box.x + 30, box.y + 8)
    await page.keyboard.up('Control')
    await tab(page, 'a.txt').waitFor()
    await page.getByText('Ln 7, Col 3').waitFor()

    await shell(page, 'clear; echo http://localhost:1/', 'localhost:1')
    await page.mouse.move(box.x + 31, box.y + 30)
    await page.mouse.move(box.x + 30, box.y + 8)
    await page.locator('.xterm-cursor-pointer').waitFor()
    const opened = page.context().waitForEvent('page')
    await page.keyboard.down('Control')
    await page.mouse.click(box.x + 30, box.y + 8)
    await page.keyboard.up('Control')
    await (await opened).close()
  })

  promise('asks before it closes what a program has, and not otherwise', async (login) => {
    await workbench(page, devex.url, login)
    await page.getByRole('button', { name: 'New terminal' }).click()
    await terminalTab(page, '2 bash').and(page.locator('[aria-selected=true]')).waitFor()
    await shell(page, 'echo up-$((1 + 1)); sleep 1000', 'up-2')
    await terminalTab(page, '2 bash').press('Delete')
    await page.getByRole('alertdialog').getByText('sleep is still running in it').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await terminalTab(page, '2 bash').press('Delete')
    await page.getByRole('button', { name: 'Close terminal', exact: true }).click()
    await terminalTab(page, '2 bash').waitFor({ state: 'detached' })
    await terminalTab(page, '1 bash').press('Delete')
    await terminalTab(page, '1 bash').waitFor({ state: 'detached' })
    assert.equal(await page.getByRole('alertdialog').count(), 0)
  })

  promise('knows after a reload that the program runs, and stops it', async (login) => {
    await workbench(page, devex.url, login)
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await preview(page).getByRole('heading', { name: 'Hello from Node.js' }).waitFor()
    await page.reload()
    await ready(page)
    await terminalTab(page, '2 Run').waitFor()
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByRole('button', { name: 'Run', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor()
    assert.equal(await page.getByRole('tab', { name: /Run$/ }).count(), 1)
  })

  promise('echoes a key at once', async (login) => {
    await withoutWebgl(page)
    await workbench(page, devex.url, login)
    await shell(page, 'PS1=; clear; echo go-$((1 + 1)); cat > /dev/null', 'go-2')
    const times = await page.evaluate(measureEchoes)
    console.log(`key to screen in the page: median ${times[times.length >> 1].toFixed(1)} ms, worst ${times.at(-1).toFixed(1)} ms`)
    await page.getByText(/^(<1|\d+) ms$/).waitFor()
  })
})

/** Types letters into the terminal and takes the time until each is drawn; sorted. */
async function measureEchoes() {
  const field = document.querySelector('.xterm-helper-textarea')
  const rows = document.querySelector('.xterm-rows')
  const times = []
  for (let count = 1; count <= 40; count += 1) {
    const drawn = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (rows.textContent.split('q').length <= count) return
        observer.disconnect()
        resolve()
      })
      observer.observe(rows, { subtree: true, childList: true, characterData: true })
    })
    const since = performance.now()
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'q', code: 'KeyQ', keyCode: 81, bubbles: true }))
    field.dispatchEvent(new KeyboardEvent('keypress', { key: 'q', code: 'KeyQ', keyCode: 113, charCode: 113, bubbles: true }))
    await drawn
    times.push(performance.now() - since)
  }
  return times.sort((a, b) => a - b)
}
