import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import { replActions, sentenceOf, useRepls, type Repl, type Snapshot } from '../../core'
import { forkName, nameFault, startAndOpen } from '../../repls'
import { Button, Dialog, DialogActions, TextField } from '../../ui'
import { useWorkbench } from '../context'
import styles from './HistoryPane.module.css'
import { timeOf } from './times'

/** Makes a new repl of a stored state and opens it. */
export function ForkDialog({ repl }: { repl: Repl }) {
  const { history } = useWorkbench()
  const { shown, asking } = useStore(history.store)
  const close = () => history.ask(null)
  return (
    <Dialog
      open={asking === 'fork' && shown !== null}
      onOpenChange={close}
      title="Fork as new repl"
      description={`It begins with the files of ${shown ? timeOf(shown) : ''}. This repl stays as it is.`}
      onOpenAutoFocus={enterField}
    >
      {shown && <Fork repl={repl} state={shown} onDone={close} />}
    </Dialog>
  )
}

function enterField(event: Event): void {
  event.preventDefault()
  if (event.target instanceof Element) event.target.querySelector('input')?.focus()
}

function Fork({ repl, state, onDone }: { repl: Repl; state: Snapshot; onDone: () => void }) {
  const repls = useRepls().data ?? []
  const [name, setName] = useState(() => forkName(repl.name, repls.map((each) => each.name)))
  const [fault, setFault] = useState<string | null>(null)
  const forking = useMutation({
    mutationFn: () => replActions.fork(repl.id, state.id, name.trim()),
    onSuccess: (fork) => {
      onDone()
      startAndOpen(fork)
    },
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    const found = nameFault(name)
    setFault(found)
    if (found === null && !forking.isPending) forking.mutate()
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label="Name"
        value={name}
        error={fault ?? (forking.isError ? sentenceOf(forking.error) : null)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setName(event.target.value)
          setFault(null)
        }}
      />
      <DialogActions>
        <Button onClick={onDone}>Cancel</Button>
        <Button tone="filled" type="submit" busy={forking.isPending}>
          Fork repl
        </Button>
      </DialogActions>
    </form>
  )
}
