/** A line of a tree that is drawn line by line. */
export interface TreeLine {
  /** What no other line is called, and this one as long as it is there. */
  readonly key: string
  /** 1 at the top. */
  readonly level: number
  /** Whether the lines below it are shown; null where there are none. */
  readonly open: boolean | null
}

/** Where the keys of a tree lead (WAI-ARIA tree pattern); null: nowhere. */
export function step(lines: readonly Pick<TreeLine, 'key' | 'level'>[], from: string | null, key: string): string | null {
  const index = lines.findIndex((line) => line.key === from)
  const line = lines[index]
  if (key === 'Home' || !line) return lines[0]?.key ?? null
  if (key === 'End') return lines.at(-1)?.key ?? null
  if (key === 'ArrowDown') return lines[index + 1]?.key ?? null
  if (key === 'ArrowUp') return lines[index - 1]?.key ?? null
  if (key === 'ArrowLeft') return lines.slice(0, index).findLast((above) => above.level < line.level)?.key ?? null
  if (key === 'ArrowRight' && (lines[index + 1]?.level ?? 0) > line.level) return lines[index + 1]?.key ?? null
  return null
}

/** Whether an arrow opens or closes the line rather than lead elsewhere. */
export function folds(line: TreeLine, key: string): boolean {
  return (key === 'ArrowRight' && line.open === false) || (key === 'ArrowLeft' && line.open === true)
}

export interface Standing {
  readonly position: number
  readonly siblings: number
}

/** For each line its place among those of the same parent, counted from 1. */
export function standings(lines: readonly TreeLine[]): readonly Standing[] {
  const families: { siblings: number }[] = []
  const places = lines.map(({ level }) => {
    families.length = Math.min(families.length, level)
    const family = (families[level - 1] ??= { siblings: 0 })
    family.siblings += 1
    return { family, position: family.siblings }
  })
  return places.map(({ family, position }) => ({ position, siblings: family.siblings }))
}
