const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB']

/** A size as people say it: `814 bytes`, `1.4 KB`, `210 MB`. */
export function bytes(count: number): string {
  let unit = 0
  let rest = count
  while (rest >= 999.5 && unit < UNITS.length - 1) {
    rest /= 1000
    unit += 1
  }
  const digits = unit === 0 || rest >= 99.95 ? 0 : 1
  return `${rest.toLocaleString(undefined, { maximumFractionDigits: digits })} ${count === 1 ? 'byte' : UNITS[unit]}`
}
