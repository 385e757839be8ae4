/** What has become of the shell of a tab, as this page knows. */
export type Life =
  /** It runs, and nobody has looked at it in this page yet. */
  | { readonly kind: 'unseen' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'live'; readonly sessionId: string }
  | { readonly kind: 'lost' }
  | { readonly kind: 'ended'; readonly exitCode: number | null }
  | { readonly kind: 'failed'; readonly message: string }
