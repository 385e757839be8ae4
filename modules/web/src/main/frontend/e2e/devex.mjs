// The real thing: the launcher as a newcomer starts it, with a port and a data folder of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const JAR = fileURLToPath(new URL('../../../../../../liberty/target/devex.jar', import.meta.url))
const TARGET = fileURLToPath(new URL('../../../../target/', import.meta.url))
// What is set for another Devex must not reach this one; where its parts are may be said from outside.
const SETTINGS = /^(DEVEX|S3|REDIS|GITHUB)_(?!EAR$|LIBERTY$|RUNNER$|TEMPLATES_DIR$)/
/** The variable in which the tests find the Devex that they share. */
export const SHARED = 'E2E_DEVEX'
const START_MS = 120_000
const STOP_MS = 60_000

export class Devex {
  #settings
  #process = null

  /** Starts Devex and waits until it is ready. `settings` are further environment variables. */
  static async start(settings = {}) {
    await mkdir(TARGET, { recursive: true })
    const data = await mkdtemp(join(TARGET, 'e2e-'))
    const devex = new Devex(`http://localhost:${await freePort()}`, data, settings)
    await devex.startAgain()
    return devex
  }

  /** The one that was started for all files of tests, or null when this file runs alone. */
  static shared() {
    const shared = process.env[SHARED]
    if (shared === undefined) return null
    const { url, data } = JSON.parse(shared)
    return new Devex(url, data, {})
  }

  constructor(url, data, settings) {
    this.url = url
    this.data = data
    this.#settings = { ...settings, DEVEX_PUBLIC_URL: url, DEVEX_DATA_DIR: data }
  }

  async startAgain() {
    const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !SETTINGS.test(name)))
    this.#process = spawn('java', ['-jar', JAR], {
      env: { ...clean, ...this.#settings },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    const log = createWriteStream(this.#console(), { flags: 'a' })
    this.#process.stdout.pipe(log)
    this.#process.stderr.pipe(log)
    await this.#ready()
  }

  /** As Ctrl+C: running repls are saved, and everything that was started ends. */
  async stop() {
    const launcher = this.#process
    if (launcher === null || launcher.exitCode !== null) return
    const ended = once(launcher, 'exit')
    launcher.kill('SIGINT')
    const outcome = await Promise.race([ended, pause(STOP_MS, 'late', { ref: false })])
    if (outcome === 'late') throw new Error(`Devex did not stop. It said:\n${await this.said()}`)
    this.#process = null
  }

  /** As when the machine ends the server, and the launcher with it; sandboxes go on by themselves. */
  async crash() {
    const ended = once(this.#process, 'exit')
    const [pid] = /^\d+/.exec(await readFile(join(this.data, 'processes', 'liberty'), 'utf8'))
    process.kill(Number(pid), 'SIGKILL')
    await ended
    this.#process = null
  }

  /** Stops it and takes its data away. */
  async remove() {
    await this.stop()
    await rm(this.data, { recursive: true, force: true })
  }

  async said() {
    return readFile(this.#console(), 'utf8').catch(() => '')
  }

  #console() {
    return join(this.data, 'console.log')
  }

  async #ready() {
    for (const end = Date.now() + START_MS; Date.now() < end; await pause(200)) {
      if (this.#process.exitCode !== null) throw new Error(`Devex did not start. It said:\n${await this.said()}`)
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null)
      if (answer?.ok) return
    }
    throw new Error(`Devex was not ready in time. It said:\n${await this.said()}`)
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}
