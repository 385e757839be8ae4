// What a test needs before it begins, by the calls that the page makes of the core.
import assert from 'node:assert/strict'

let repls = 0

/** Signs somebody in, makes a repl for them and opens it; returns the repl's name. */
export async function openRepl(page, url, login) {
  await post(page, `${url}/auth/local/login`, { login })
  return openAnother(page, url)
}

/** Makes another repl of the person who is signed in, and opens it. */
export async function openAnother(page, url) {
  const name = `repl ${++repls}`
  const { id } = await post(page, `${url}/api/repls`, { name, template: 'node' }).then((answer) => answer.json())
  await post(page, `${url}/api/repls/${id}/start`)
  await page.goto(`${url}/repls/${id}`)
  return name
}

/** Gives the repl that the page shows another name. */
export async function rename(page, url, name) {
  const [id] = /repl-[0-9a-f-]+/.exec(page.url())
  const answer = await page.request.patch(`${url}/api/repls/${id}`, { data: { name }, headers: { Origin: url } })
  assert.ok(answer.ok(), `the new name is answered by ${answer.status()}`)
}

/** Deletes all that a person has made: sandboxes that nobody looks at any more still take time. */
export async function deleteRepls(page, url) {
  const listed = await page.request.get(`${url}/api/repls`).catch(() => null)
  for (const { id } of listed?.ok() ? await listed.json() : []) {
    await page.request.delete(`${url}/api/repls/${id}`, { headers: { Origin: url } })
  }
}

async function post(page, address, data) {
  const answer = await page.request.post(address, { data, headers: { Origin: new URL(address).origin } })
  assert.ok(answer.ok(), `${address} answers ${answer.status()}`)
  return answer
}
