import { Braces, File, FileArchive, FileCode, FileCog, FileImage, FileText, FileType } from 'lucide-react'
import type { ComponentType } from 'react'
import { extensionOf } from './paths'

const KINDS: readonly [ComponentType<{ 'aria-hidden': true }>, string][] = [
  [
    FileCode,
    'js mjs cjs jsx ts tsx mts cts py java go rs c h cpp hpp cs rb php sh bash kt swift lua html htm css scss',
  ],
  [Braces, 'json yaml yml toml xml'],
  [FileText, 'md markdown txt rst log csv'],
  [FileImage, 'png jpg jpeg gif svg webp ico avif'],
  [FileArchive, 'zip gz tar tgz zst xz jar war'],
  [FileType, 'woff woff2 ttf otf'],
  [FileCog, 'ini properties conf cfg env lock'],
]

const BY_EXTENSION = new Map(
  KINDS.flatMap(([icon, endings]) => endings.split(' ').map((ending) => [ending, icon] as const)),
)

/** A quiet hint at the kind of file; its name says the rest. */
export function FileIcon({ name }: { name: string }) {
  const Icon = BY_EXTENSION.get(extensionOf(name)) ?? File
  return <Icon aria-hidden />
}
