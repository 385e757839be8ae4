import { expect, test } from 'vitest'
import { available, type Command } from './registry'

const command = (id: string, title: string, more: Partial<Command> = {}): Command => ({ id, title, run: () => {}, ...more })
const sets = (...lists: Command[][]): Map<symbol, Command[]> => new Map(lists.map((list) => [Symbol('set'), list]))

test('lets the later of two commands with one id win', () => {
  expect(available(sets([command('run', 'Run')], [command('run', 'Run again')])).map(({ title }) => title)).toEqual(['Run again'])
})

test('offers nothing that is not possible now', () => {
  expect(available(sets([command('stop', 'Stop', { enabled: false }), command('start', 'Start')]))).toHaveLength(1)
})
