import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split(":root[data-theme='dark']")
const scales = { light: colours(light), dark: { ...colours(light), ...colours(dark) } }

const SURFACES = ['bg', 'bg-raised', 'bg-sunken', 'hover', 'selected']
const TEXTS = ['text', 'text-muted', 'text-faint']
const MEANINGS = ['running', 'busy', 'stopped', 'failed', 'accent']

describe.each(Object.entries(scales))('the %s scale', (_name, scale) => {
  const pairs = SURFACES.flatMap((surface) => [...TEXTS, ...MEANINGS].map((text) => [text, surface] as const))

  test.each([...pairs, ['accent-text', 'accent'], ['accent-text', 'accent-hover'], ['tooltip-text', 'tooltip']] as const)(
    'lets %s be read on %s',
    (text, surface) => {
      expect(contrast(scale[text], scale[surface])).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(['bg', 'bg-raised', 'bg-sunken'])('shows the edges of fields and the focus on %s', (surface) => {
    expect(contrast(scale['border-strong'], scale[surface])).toBeGreaterThanOrEqual(3)
    expect(contrast(scale['focus'], scale[surface])).toBeGreaterThanOrEqual(3)
  })

  test('lets white be read on what is dangerous', () => {
    expect(contrast('#ffffff', scale['danger'])).toBeGreaterThanOrEqual(4.5)
  })
})

function colours(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]))
}

/** The contrast ratio of WCAG 2.2. */
function contrast(one = '', other = ''): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
