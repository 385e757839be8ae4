import { expect, it } from 'vitest'
import { readAddress, writeAddress } from './address'

it('reads a port in every way people write one', () => {
  for (const text of ['5000', ':5000', 'localhost:5000', 'http://localhost:5000', '127.0.0.1:5000 ']) {
    expect(readAddress(text)).toEqual({ port: 5000, path: '/' })
  }
  expect(readAddress(':5000/docs?x=1')).toEqual({ port: 5000, path: '/docs?x=1' })
})

it('reads no other host and no other port', () => {
  for (const text of ['', 'example.org:5000', ':80', ':70000', ':5000x', 'https://evil.example']) {
    expect(readAddress(text)).toBeNull()
  }
})

it('writes what it reads', () => {
  expect(writeAddress({ port: 5000, path: '/' })).toBe(':5000')
  expect(readAddress(writeAddress({ port: 5000, path: '/a' }))).toEqual({ port: 5000, path: '/a' })
})
