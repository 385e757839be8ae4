/** What a file holds: text where it is that, else its bytes. */
export type Content = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'bytes'; readonly bytes: Blob }

/** Text is what is valid UTF-8 without the NUL character, as the runner sees it too. */
export async function contentOf(blob: Blob): Promise<Content> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  if (bytes.includes(0)) return { kind: 'bytes', bytes: blob }
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { kind: 'bytes', bytes: blob }
  }
}
