import { createStore, type StoreApi } from 'zustand/vanilla'
import { replActions, snapshots, type Difference, type Snapshot, type StoredPath } from '../../core'
import { notify, type Notice } from '../../ui'
import type { Connection } from '../connection/connection'
import { Refused, sentence } from '../connection/problems'
import { fileOf, type Present, type WholeFile } from '../connection/wholeFile'
import type { Documents } from '../editor/documents'
import { nameOf } from '../files/paths'
import { comparisonOf } from './comparison'
import { findSnapshot, newestNumber } from './queries'
import { workspacePath } from './roots'
import { timeOf } from './times'
import { same, type WorkspaceFile } from './workspaceFile'

/** A file was changed after it was looked at: somebody has to say whether it is to be replaced all the same. */
export interface Question {
  readonly path: string
  readonly replace: () => void
}

export interface HistoryState {
  /** The stored state that is looked at. */
  readonly shown: Snapshot | null
  readonly asking: 'restore' | 'fork' | null
  readonly question: Question | null
  /** What is to have the focus as soon as it is drawn: `line`, `details`, or a comparison by its id. */
  readonly wanted: string | null
}

/** The stored states of one repl: looking at them, and bringing them back. */
export class History {
  readonly store: StoreApi<HistoryState> = createStore<HistoryState>(() => ({
    shown: null,
    asking: null,
    question: null,
    wanted: null,
  }))
  /** Is called when a file of the workspace was written. */
  written: () => void = () => {}
  readonly replId: string
  readonly #documents: Pick<Documents, 'compare' | 'saveAll' | 'settle'>
  readonly #file: Pick<WorkspaceFile, 'read' | 'replace'>
  readonly #tell: (notice: Notice) => void
  /** What is being restored, and the number of the newest state before. */
  #restoring: { readonly state: Snapshot; readonly after: number } | null = null

  constructor(
    replId: string,
    connection: Pick<Connection, 'onOpen'>,
    documents: Pick<Documents, 'compare' | 'saveAll' | 'settle'>,
    file: Pick<WorkspaceFile, 'read' | 'replace'>,
    tell: (notice: Notice) => void = notify,
  ) {
    this.replId = replId
    this.#documents = documents
    this.#file = file
    this.#tell = tell
    connection.onOpen(() => void this.#tellRestored().catch(() => {}))
  }

  show(shown: Snapshot | null): void {
    this.store.setState({ shown, wanted: null })
  }

  ask(asking: HistoryState['asking']): void {
    this.store.setState({ asking })
  }

  dismiss(): void {
    this.store.setState({ question: null })
  }

  goTo(wanted: string): void {
    this.store.setState({ wanted })
  }

  /** What was wanted has the focus. */
  arrived(): void {
    this.store.setState({ wanted: null })
  }

  /** Opens a file in the editor area as it was in the two states, side by side; goes on there when `focus` says so. */
  async compare(stored: StoredPath, { from, to }: Pick<Difference, 'from' | 'to'>, focus: boolean): Promise<void> {
    try {
      const find = (id: string) => findSnapshot(this.replId, id)
      const [before, after] = await Promise.all([from === null ? null : find(from), find(to)])
      const comparison = comparisonOf(stored, before, after)
      this.#documents.compare(comparison)
      if (focus) this.goTo(comparison.id)
    } catch (problem) {
      this.#complain(problem)
    }
  }

  /** Gives a file of the workspace the content and the mode that it had in that state; a deleted one comes back. */
  async restoreFile(id: string, stored: StoredPath): Promise<void> {
    const path = workspacePath(stored)
    if (path === null) return
    try {
      await this.#documents.settle(path)
      const [state, answer] = await Promise.all([findSnapshot(this.replId, id), snapshots.file(this.replId, id, stored)])
      const [wanted, present] = await Promise.all([fileOf(answer), this.#file.read(path)])
      const then = `as it was at ${timeOf(state)}`
      if (await same(present, wanted)) this.#tell({ message: `${nameOf(path)} is already ${then}.` })
      else await this.#replace(path, present, wanted, `${nameOf(path)} is ${then}.`)
    } catch (problem) {
      this.#complain(problem)
    }
  }

  /** Brings back everything as it was in that state; the repl is saved before, and starts again. */
  async restoreAll(state: Snapshot): Promise<void> {
    await this.#documents.saveAll()
    this.#restoring = { state, after: newestNumber(this.replId) }
    try {
      await replActions.restore(this.replId, state.id)
    } catch (problem) {
      this.#restoring = null
      this.#complain(problem)
    }
  }

  async #replace(path: string, present: Present | null, wanted: WholeFile | null, message: string): Promise<void> {
    try {
      const now = await this.#file.replace(path, present, wanted)
      this.written()
      const undo = () => void this.#replace(path, now, present, `${nameOf(path)} is as it was before.`)
      this.#tell({ message, action: { label: 'Undo', run: undo } })
    } catch (problem) {
      if (problem instanceof Refused && problem.reason === 'stale') this.#ask(path, wanted, message)
      else this.#complain(problem)
    }
  }

  #ask(path: string, wanted: WholeFile | null, message: string): void {
    const replace = () =>
      this.#file.read(path).then(
        (present) => this.#replace(path, present, wanted, message),
        (problem: unknown) => this.#complain(problem),
      )
    this.store.setState({ question: { path, replace: () => void replace() } })
  }

  /** Once the repl runs again, and what was restored is a new state of the line. */
  async #tellRestored(): Promise<void> {
    const restoring = this.#restoring
    if (restoring === null) return
    const line = await snapshots.list(this.replId, null)
    const index = line.findIndex(({ kind, number }) => kind === 'restore' && (number ?? 0) > restoring.after)
    const before = line[index + 1]
    if (index < 0 || before === undefined) return
    this.#restoring = null
    this.#tell({
      message: `Restored to ${timeOf(restoring.state)}.`,
      action: { label: 'Undo', run: () => void this.restoreAll(before) },
    })
  }

  #complain(problem: unknown): void {
    this.#tell({ tone: 'failed', message: sentence(problem) })
  }
}
