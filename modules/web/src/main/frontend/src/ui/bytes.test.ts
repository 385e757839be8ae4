import { expect, it } from 'vitest'
import { bytes } from './bytes'

it('says sizes as people do', () => {
  expect([0, 1, 814, 1400, 999_600, 209_715_200, 3.2e9].map(bytes)).toEqual([
    '0 bytes',
    '1 byte',
    '814 bytes',
    '1.4 KB',
    '1 MB',
    '210 MB',
    '3.2 GB',
  ])
})
