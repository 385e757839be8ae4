// Runs all files of browser tests, three at a time, since each of them waits for most of its time. Most share the Devex that is started here.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { withoutBrowser } from './browser.mjs'
import { Devex, SHARED } from './devex.mjs'

const names = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.e2e.mjs'))
const files = names.map((name) => join(import.meta.dirname, name))
const devex = withoutBrowser ? null : await Devex.start()
try {
  const tests = spawn(process.execPath, ['--test', '--test-concurrency=3', ...files], {
    env: { ...process.env, ...(devex && { [SHARED]: JSON.stringify(devex) }) },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => tests.kill(signal))
  const [code] = await once(tests, 'exit')
  process.exitCode = code ?? 1
} finally {
  await devex?.remove()
}
