/** A colour token's value as `#rrggbb` or `#rrggbbaa`, for libraries that do not read CSS custom properties. */
export function token(name: `--color-${string}`): string {
  return longHex(getComputedStyle(document.documentElement).getPropertyValue(name).trim())
}

/** The build writes `#fff` for `#ffffff`; Monaco takes the long form only. */
export function longHex(value: string): string {
  if (/^#[\da-f]{3,4}$/i.test(value)) return `#${[...value.slice(1)].map((digit) => digit + digit).join('')}`
  return value.startsWith('#') ? value : '#808080'
}
