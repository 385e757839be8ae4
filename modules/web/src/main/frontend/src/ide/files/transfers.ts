import { createStore, type StoreApi } from 'zustand/vanilla'
import { sentence } from '../connection/problems'
import type { RunnerHttp } from '../connection/runnerHttp'
import type { FileTree } from './fileTree'
import { join, nameOf } from './paths'

export interface Transfer {
  readonly name: string
  readonly done: number
  readonly total: number
  /** From 0 to 1, of the file under way. */
  readonly share: number
}

/** Files that come from and go to this computer. */
export class Transfers {
  readonly store: StoreApi<{ readonly upload: Transfer | null }> = createStore(() => ({
    upload: null as Transfer | null,
  }))
  readonly #http: RunnerHttp
  readonly #tree: FileTree

  constructor(http: RunnerHttp, tree: FileTree) {
    this.#http = http
    this.#tree = tree
  }

  /** Uploads one file after the other into `folder`; those that are there already are replaced. */
  async upload(folder: string, files: readonly Upload[]): Promise<void> {
    try {
      for (const [done, { path, file }] of files.entries()) {
        const show = (share: number) =>
          this.store.setState({ upload: { name: file.name, done, total: files.length, share } })
        show(0)
        await this.#http.upload(join(folder, path), file, show)
      }
    } catch (problem) {
      this.#tree.complain(sentence(problem))
    } finally {
      this.store.setState({ upload: null })
      if (folder !== '') await this.#tree.toggle(folder, true)
      await this.#tree.refresh()
    }
  }

  async download(path: string): Promise<void> {
    try {
      const address = URL.createObjectURL(await this.#http.download(path))
      const link = document.createElement('a')
      link.href = address
      link.download = nameOf(path)
      link.click()
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    } catch (problem) {
      this.#tree.complain(sentence(problem))
    }
  }
}

export interface Upload {
  readonly path: string
  readonly file: File
}
