/** A file as a whole: its bytes, and its permissions as chmod has them, where they are known. */
export interface WholeFile {
  readonly bytes: Blob
  readonly mode: string | null
}

/** What is at a path of the workspace; by the tag it is known again. */
export interface Present extends WholeFile {
  readonly tag: string
}

/** The file that core or runner answered with. */
export async function fileOf(answer: Response): Promise<WholeFile> {
  return { bytes: await answer.blob(), mode: answer.headers.get('X-File-Mode') }
}
