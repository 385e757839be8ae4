import { expect, it } from 'vitest'
import { PromptMarks } from './promptMarks'

const bytes = (text: string) => new TextEncoder().encode(text)
const prompt = (exitCode: number, at: number) => ({ kind: 'prompt', exitCode, at })

it('finds marks among other output', () => {
  const marks = new PromptMarks().feed(bytes('done\r\n\x1b]133;D;0\x07$ \x1b]133;C\x07\x1b]133;D;130\x07$ '))
  expect(marks).toEqual([prompt(0, 6), { kind: 'command' }, prompt(130, 26)])
})

it('finds a mark wherever it is cut', () => {
  const whole = bytes('x\x1b]133;D;17\x07y')
  for (let cut = 1; cut < whole.length; cut += 1) {
    const marks = new PromptMarks()
    const found = [...marks.feed(whole.subarray(0, cut)), ...marks.feed(whole.subarray(cut))]
    expect(found).toMatchObject([{ kind: 'prompt', exitCode: 17 }])
  }
})

it('counts places in bytes, not in characters', () => {
  expect(new PromptMarks().feed(bytes('é💡\x1b]133;D;0\x07'))).toEqual([prompt(0, 6)])
})

it('is not taken in by other escape sequences', () => {
  const marks = new PromptMarks()
  expect([...marks.feed(bytes('\x1b[31mred\x1b[0m')), ...marks.feed(bytes('\x1b]0;title\x07'))]).toEqual([])
})
