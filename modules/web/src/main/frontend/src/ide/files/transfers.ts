import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Connection } from '../connection/connection'
import { sentence } from '../connection/problems'
import type { RunnerHttp } from '../connection/runnerHttp'
import { chosen, clashing, takenNames, type Choice } from './clashes'
import type { Dropped } from './dropped'
import type { FileTree } from './fileTree'
import { join } from './paths'
import { UploadQueue } from './uploadQueue'

/** Names that are taken where files are to be put; nothing is sent before somebody answers. */
export interface Question {
  readonly paths: readonly string[]
  /** Null: nothing is uploaded at all. */
  readonly answer: (choice: Choice | null) => void
}

const FETCHED_AFTER_MS = 60_000

/** Files that come from and go to this computer. */
export class Transfers {
  readonly uploads: UploadQueue
  readonly question: StoreApi<Question | null> = createStore<Question | null>(() => null)
  readonly #connection: Connection
  readonly #http: RunnerHttp
  readonly #tree: FileTree

  constructor(connection: Connection, http: RunnerHttp, tree: FileTree) {
    this.#connection = connection
    this.#http = http
    this.#tree = tree
    this.uploads = new UploadQueue((path, file, progress, left) => http.upload(path, file, progress, left))
  }

  /** Puts files and folders into `folder`; asks first when something of that name is there. */
  async upload(folder: string, { files, empty }: Dropped): Promise<void> {
    try {
      const placed = files.map(({ path, file }) => ({ path: join(folder, path), file }))
      const taken = await takenNames(placed, (dir) => this.#list(dir))
      const clashes = clashing(placed, taken)
      const choice = clashes.length === 0 ? 'replace' : await this.#ask(clashes.map(({ path }) => path))
      if (choice === null) return
      await Promise.all(empty.map((path) => this.#connection.ask('createFolder', { path: join(folder, path) })))
      await this.uploads.add(chosen(placed, taken, choice))
    } catch (problem) {
      this.#tree.complain(sentence(problem))
    } finally {
      if (folder !== '') await this.#tree.toggle(folder, true)
      await this.#tree.refresh()
    }
  }

  /** Has the browser download the file as it downloads everything else. */
  async download(path: string): Promise<void> {
    try {
      const frame = document.createElement('iframe')
      frame.hidden = true
      frame.src = await this.#http.downloadAddress(path)
      document.body.append(frame)
      setTimeout(() => frame.remove(), FETCHED_AFTER_MS)
    } catch (problem) {
      this.#tree.complain(sentence(problem))
    }
  }

  async #list(dir: string) {
    return (await this.#connection.ask('fetchDir', { dir })).contents
  }

  async #ask(paths: readonly string[]): Promise<Choice | null> {
    return new Promise((resolve) => {
      const answer = (choice: Choice | null) => {
        this.question.setState(null, true)
        resolve(choice)
      }
      this.question.setState({ paths, answer }, true)
    })
  }
}
