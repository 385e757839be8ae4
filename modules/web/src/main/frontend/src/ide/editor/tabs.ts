interface Tab {
  readonly id: string
}

/** The tab to show when `id` is closed: the one right of it, else left of it. */
export function neighbour(tabs: readonly Tab[], id: string): string | null {
  const index = tabs.findIndex((tab) => tab.id === id)
  return (tabs[index + 1] ?? tabs[index - 1])?.id ?? null
}

/** Tabs with the same file name are told apart by the folder; others show none. */
export function folderHints(paths: readonly string[]): ReadonlyMap<string, string> {
  const hints = new Map<string, string>()
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const shared = paths.some((other) => other !== path && other.slice(other.lastIndexOf('/') + 1) === name)
    if (shared) hints.set(path, path.slice(0, Math.max(path.lastIndexOf('/'), 0)) || '/')
  }
  return hints
}
