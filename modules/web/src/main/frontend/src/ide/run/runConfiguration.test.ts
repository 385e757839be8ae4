import { expect, it } from 'vitest'
import { NOTHING_TO_RUN, readRunConfiguration } from './runConfiguration'

it('reads title, command and port', () => {
  expect(readRunConfiguration('{"title":"Node.js","run":" node . ","port":5000}')).toEqual({
    title: 'Node.js',
    run: 'node .',
    port: 5000,
  })
})

it('takes what is of another kind as not said', () => {
  for (const text of ['', 'no', '[]', 'null', '{"run":5,"port":"5000","title":""}', '{"port":80}', '{"port":70000}']) {
    expect(readRunConfiguration(text)).toEqual(NOTHING_TO_RUN)
  }
})
