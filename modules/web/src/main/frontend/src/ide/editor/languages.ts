import { extensionOf, nameOf } from '../files/paths'

const BY_EXTENSION: Readonly<Record<string, string>> = {
  bash: 'shell',
  c: 'c',
  cc: 'cpp',
  cjs: 'javascript',
  cpp: 'cpp',
  cs: 'csharp',
  css: 'css',
  cts: 'typescript',
  go: 'go',
  graphql: 'graphql',
  h: 'c',
  hpp: 'cpp',
  htm: 'html',
  html: 'html',
  ini: 'ini',
  java: 'java',
  js: 'javascript',
  json: 'json',
  jsx: 'javascript',
  kt: 'kotlin',
  less: 'less',
  lua: 'lua',
  markdown: 'markdown',
  md: 'markdown',
  mjs: 'javascript',
  mts: 'typescript',
  php: 'php',
  pl: 'perl',
  properties: 'ini',
  proto: 'proto',
  py: 'python',
  r: 'r',
  rb: 'ruby',
  rs: 'rust',
  scala: 'scala',
  scss: 'scss',
  sh: 'shell',
  sql: 'sql',
  svg: 'xml',
  swift: 'swift',
  toml: 'ini',
  ts: 'typescript',
  tsx: 'typescript',
  xhtml: 'html',
  xml: 'xml',
  yaml: 'yaml',
  yml: 'yaml',
}

const BY_NAME: Readonly<Record<string, string>> = {
  '.bashrc': 'shell',
  '.profile': 'shell',
  '.gitconfig': 'ini',
  '.editorconfig': 'ini',
  dockerfile: 'dockerfile',
}

/** Monaco's name of the language a file is written in, judged by its name. */
export function languageOf(path: string): string {
  const name = nameOf(path).toLowerCase()
  return BY_NAME[name] ?? BY_EXTENSION[extensionOf(path)] ?? 'plaintext'
}
