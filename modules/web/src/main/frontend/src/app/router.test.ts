import { expect, test } from 'vitest'
import { parseRoute, replPath } from './router'

test('knows its pages', () => {
  expect(parseRoute('/')).toEqual({ page: 'home' })
  expect(parseRoute('/repls/repl-1b4e')).toEqual({ page: 'repl', replId: 'repl-1b4e' })
  expect(parseRoute(replPath('repl-1b4e'))).toEqual({ page: 'repl', replId: 'repl-1b4e' })
  expect(parseRoute('/repls/repl-1b4e/')).toEqual({ page: 'repl', replId: 'repl-1b4e' })
})

test.each(['/repls', '/repls/', '/repls/a/b', '/nowhere', '/repls/%2e%2e'])('takes %s for unknown', (path) => {
  expect(parseRoute(path)).toEqual({ page: 'unknown' })
})
