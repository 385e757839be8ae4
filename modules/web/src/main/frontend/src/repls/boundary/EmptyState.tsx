import { sentenceOf, useTemplates } from '../../core'
import { Button, Kbd } from '../../ui'
import { askForNewRepl } from '../control/view'
import { TemplateFace } from './TemplateFace'
import styles from './EmptyState.module.css'

/** No repls yet: the templates themselves are the invitation. */
export function EmptyState() {
  const templates = useTemplates()
  return (
    <section className={styles.empty}>
      <h1 className={styles.title}>Make your first repl</h1>
      <p className={styles.words}>
        A repl is a small computer of its own with an editor, a terminal and your files. Pick what to start from; it is ready in
        seconds.
      </p>
      {templates.isError && (
        <p role="alert">
          {sentenceOf(templates.error)} <Button onClick={() => void templates.refetch()}>Try again</Button>
        </p>
      )}
      <ul className={styles.cards}>
        {templates.data?.map((template) => (
          <li key={template.id}>
            <button type="button" className={styles.card} onClick={() => askForNewRepl(template.id)}>
              <TemplateFace template={template} />
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.hint}>
        <Kbd keys="N" /> makes a new one from anywhere
      </p>
    </section>
  )
}
