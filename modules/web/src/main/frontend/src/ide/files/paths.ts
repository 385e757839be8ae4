/** Paths as the runner means them: relative to the workspace, `/` between names, `''` is the workspace itself. */
export function join(dir: string, name: string): string {
  return dir === '' ? name : `${dir}/${name}`
}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '' : path.slice(0, slash)
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** What writes nothing, or turns the direction of what is written: it would hide what a name is. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g
const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A name or path as it can be read, with escapes for what cannot be seen: `new\nline`. */
export function legible(path: string): string {
  return path.replace(UNSEEN, (sign) => ESCAPES[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

export function legibleName(path: string): string {
  return legible(nameOf(path))
}

/** The last dot's right side in lower case; `''` for none and for names that only start with a dot. */
export function extensionOf(path: string): string {
  const name = nameOf(path)
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase()
}

/** True for the folder itself and everything below it. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}

/** Where `path` is after `from` became `to`. */
export function moved(path: string, from: string, to: string): string {
  return isWithin(path, from) ? to + path.slice(from.length) : path
}

export function ancestorsOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** Why a name cannot be given to a file or folder; null when it can. A `/` makes folders on the way. */
export function refuseName(name: string, siblings: readonly string[]): string | null {
  const parts = name.split('/')
  if (name.trim() === '') return 'A name is needed.'
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return `“${name}” cannot be used as a name.`
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'A name cannot hold control characters.'
  if (siblings.includes(name)) return `“${name}” is already here.`
  return null
}

/** `report.txt` → `report copy.txt`, then `report copy 2.txt`: the first that is free. */
export function copyName(name: string, taken: ReadonlySet<string>): string {
  const extension = extensionOf(name)
  const stem = extension ? name.slice(0, -extension.length - 1) : name
  const ending = extension ? name.slice(-extension.length - 1) : ''
  for (let count = 1; ; count += 1) {
    const candidate = `${stem} copy${count === 1 ? '' : ` ${count}`}${ending}`
    if (!taken.has(candidate)) return candidate
  }
}
