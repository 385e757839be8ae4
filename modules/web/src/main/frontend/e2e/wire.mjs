// A network between a page and its runner that can be cut, or fall silent.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'

/** Must be called before the page opens a repl. */
export async function wire(page) {
  const line = new Wire()
  await line.listen()
  // A page that goes takes the ticket it asked for with it.
  await page.route('**/tickets', (route) => line.ticket(route).catch(() => {}))
  page.context().once('close', () => line.close())
  return Object.assign(line, {
    /** Mends it, and has the page try at once, as when a computer is back in its network. */
    async restore() {
      line.mend()
      await page.evaluate(() => window.dispatchEvent(new Event('online')))
    },
  })
}

class Wire {
  #pairs = new Set()
  #runner = null
  #broken = false
  #silent = false
  #server = createServer((near) => this.#accept(near))

  async listen() {
    this.#server.listen(0, 'localhost')
    await once(this.#server, 'listening')
  }

  /** Hands the page a ticket that leads through here. */
  async ticket(route) {
    if (this.#broken || this.#silent) return route.abort()
    const response = await route.fetch()
    if (!response.ok()) return route.fulfill({ response })
    const ticket = await response.json()
    this.#runner = new URL(ticket.url)
    const url = Object.assign(new URL(ticket.url), { port: this.#server.address().port })
    return route.fulfill({ response, json: { ...ticket, url: url.href.replace(/\/$/, '') } })
  }

  /** Takes all connections away and lets no new one come to be, until it is mended. */
  async cut() {
    this.#broken = true
    for (const { near, far } of this.#pairs) {
      near.destroy()
      far.destroy()
    }
  }

  /** Lets nothing through any more and says so to nobody, as a network that is gone. */
  fallSilent() {
    this.#silent = true
    for (const pair of this.#pairs) still(pair)
  }

  mend() {
    this.#broken = false
    this.#silent = false
    for (const pair of this.#pairs) flow(pair)
  }

  close() {
    void this.cut()
    this.#server.close()
  }

  #accept(near) {
    if (this.#broken || this.#runner === null) return near.destroy()
    const far = connect(this.#runner.port, this.#runner.hostname)
    const pair = { near, far }
    this.#pairs.add(pair)
    const end = () => {
      this.#pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.setNoDelay().on('close', end).on('error', end)
    if (this.#silent) still(pair)
    else flow(pair)
  }
}

function flow({ near, far }) {
  near.pipe(far)
  far.pipe(near)
}

function still({ near, far }) {
  near.unpipe(far)
  far.unpipe(near)
  near.pause()
  far.pause()
}
