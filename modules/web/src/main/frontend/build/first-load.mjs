// Adds up what the first page loads (script and style, gzip) and fails the build over the budget.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const BUDGET_KB = 200
const output = new URL('../../../../target/frontend/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', output)))

const files = new Set(['theme.js'])
const visit = (name) => {
  const chunk = manifest[name]
  if (files.has(chunk.file)) return
  files.add(chunk.file)
  chunk.css?.forEach((style) => files.add(style))
  chunk.imports?.forEach(visit)
}
visit('index.html')
for (const [name, chunk] of Object.entries(manifest)) if (/src\/(welcome|repls)\/index/.test(name) && chunk.isDynamicEntry) visit(name)

const sizes = [...files].map((file) => [file, gzipSync(readFileSync(new URL(file, output))).length / 1000])
const total = sizes.reduce((sum, [, size]) => sum + size, 0)
for (const [file, size] of sizes) console.log(`${size.toFixed(1).padStart(8)} kB  ${file}`)
console.log(`${total.toFixed(1).padStart(8)} kB  first load, compressed (budget ${BUDGET_KB} kB)`)
if (total > BUDGET_KB) {
  console.error(`The first load is ${(total - BUDGET_KB).toFixed(1)} kB over its budget.`)
  process.exit(1)
}
