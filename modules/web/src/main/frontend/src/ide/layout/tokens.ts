/** A colour token's value as `#rrggbb` or `#rrggbbaa`, for libraries that do not read CSS custom properties. */
export function token(name: `--color-${string}`): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  return value.startsWith('#') ? value : '#808080'
}
