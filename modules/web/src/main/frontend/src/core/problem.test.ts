import { describe, expect, test } from 'vitest'
import { Problem, sentenceOf } from './problem'

function refusal(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Response(text, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })
}

describe('a refused request', () => {
  test('says what the core says', async () => {
    const problem = await Problem.from(refusal(409, { title: 'Conflict', status: 409, detail: 'The repl is being stopped.' }))
    expect(problem.status).toBe(409)
    expect(problem.message).toBe('The repl is being stopped.')
  })

  test('ends its sentence', async () => {
    expect((await Problem.from(refusal(404, { detail: 'There is no such repl' }))).message).toBe('There is no such repl.')
  })

  test('says when to try again', async () => {
    const problem = await Problem.from(refusal(503, { detail: 'The store cannot be reached.' }, { 'Retry-After': '5' }))
    expect(problem.retryAfterSeconds).toBe(5)
    expect(problem.message).toBe('The store cannot be reached. Try again in 5 s.')
  })

  test('keeps to seconds where the header is a date', async () => {
    const problem = await Problem.from(refusal(503, {}, { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' }))
    expect(problem.retryAfterSeconds).toBeNull()
  })

  test.each([400, 401, 403, 404, 409, 413, 421, 422, 429, 500, 502, 503])('has a sentence without a body: %i', async (status) => {
    const problem = await Problem.from(new Response('<html>', { status, headers: { 'Content-Type': 'text/html' } }))
    expect(problem.message).toMatch(/^[A-Z].*\.$/)
    expect(problem.message).not.toContain(String(status))
  })

  test('has a sentence for a body that is not what it says', async () => {
    expect((await Problem.from(refusal(500, '{"detail":'))).message).toMatch(/try again/i)
  })
})

test('says nothing of the inside of an unknown error', () => {
  expect(sentenceOf(new TypeError('x is undefined'))).not.toContain('undefined')
})
