import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { sentenceOf, type Template, useRepls, useTemplates } from '../../core'
import { Button, Dialog, DialogActions, Kbd, TextField } from '../../ui'
import { createAndOpen } from '../control/actions'
import { lastTemplate, rememberTemplate } from '../control/last-template'
import { useView } from '../control/view'
import { nameFault } from '../entity/name-rules'
import { suggestName } from '../entity/names'
import styles from './NewReplDialog.module.css'
import { TemplateCards } from './TemplateCards'

/** Makes a repl, starts and opens it: everything is filled in, so that Enter is enough. */
export function NewReplDialog() {
  const wanted = useView((view) => view.creating)
  const cards = useRef<HTMLDivElement>(null)
  const close = (): void => useView.setState({ creating: undefined })

  function focusCard(event: Event): void {
    event.preventDefault()
    focusChosen(cards.current)
  }

  return (
    <Dialog open={wanted !== undefined} onOpenChange={close} title="New repl" wide onOpenAutoFocus={focusCard}>
      <NewRepl wanted={wanted ?? null} cards={cards} onDone={close} />
    </Dialog>
  )
}

function focusChosen(cards: HTMLElement | null): void {
  cards?.querySelector<HTMLElement>('[data-state="checked"]')?.focus()
}

interface NewReplProps {
  wanted: string | null
  cards: React.RefObject<HTMLDivElement | null>
  onDone: () => void
}

function NewRepl({ wanted, cards, onDone }: NewReplProps) {
  const templates = useTemplates()
  const repls = useRepls().data ?? []
  const [chosen, setChosen] = useState(wanted ?? lastTemplate())
  const [name, setName] = useState(() => suggestName(repls.map((repl) => repl.name)))
  const [fault, setFault] = useState<string | null>(null)
  const creating = useMutation({ mutationFn: (template: string) => createAndOpen(name, template), onSuccess: onDone })
  const template = known(templates.data, chosen)
  const awaited = useRef(template === undefined)
  useLayoutEffect(() => {
    if (!awaited.current || template === undefined) return
    awaited.current = false
    const elsewhere = cards.current?.closest('form')?.contains(document.activeElement)
    if (!elsewhere) focusChosen(cards.current)
  }, [cards, template])

  function submit(event?: FormEvent): void {
    event?.preventDefault()
    const found = nameFault(name)
    setFault(found)
    if (found !== null || template === undefined || creating.isPending) return
    rememberTemplate(template)
    creating.mutate(template)
  }

  function enter(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return
    event.preventDefault()
    submit()
  }

  return (
    <form onSubmit={submit} className={styles.form}>
      {templates.isError && (
        <p className={styles.problem} role="alert">
          {sentenceOf(templates.error)} <Button onClick={() => void templates.refetch()}>Try again</Button>
        </p>
      )}
      <div ref={cards} onKeyDown={enter}>
        <TemplateCards templates={templates.data ?? []} value={template ?? ''} onChange={setChosen} />
      </div>
      <TextField
        label="Name"
        value={name}
        error={fault}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setName(event.target.value)
          setFault(null)
        }}
      />
      {creating.isError && (
        <p className={styles.problem} role="alert">
          {sentenceOf(creating.error)}
        </p>
      )}
      <DialogActions>
        <Button onClick={onDone}>Cancel</Button>
        <Button tone="filled" type="submit" busy={creating.isPending} disabled={template === undefined}>
          Create repl <Kbd keys="Enter" />
        </Button>
      </DialogActions>
    </form>
  )
}

/** The chosen template where there is one of that name, else the first. */
function known(templates: Template[] | undefined, chosen: string | null): string | undefined {
  return (templates?.find(({ id }) => id === chosen) ?? templates?.[0])?.id
}
