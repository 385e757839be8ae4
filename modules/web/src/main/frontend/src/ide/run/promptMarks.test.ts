import { expect, it } from 'vitest'
import { PromptMarks } from './promptMarks'

it('finds marks among other output', () => {
  expect(new PromptMarks().feed('done\r\n\x1b]133;D;0\x07$ \x1b]133;D;130\x07$ ')).toEqual([0, 130])
})

it('finds a mark wherever it is cut', () => {
  const whole = 'x\x1b]133;D;17\x07y'
  for (let cut = 1; cut < whole.length; cut += 1) {
    const marks = new PromptMarks()
    expect([...marks.feed(whole.slice(0, cut)), ...marks.feed(whole.slice(cut))]).toEqual([17])
  }
})

it('is not taken in by other escape sequences', () => {
  const marks = new PromptMarks()
  expect([...marks.feed('\x1b[31mred\x1b[0m'), ...marks.feed('\x1b]0;title\x07')]).toEqual([])
})
