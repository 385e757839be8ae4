import type { Template } from '../../core'
import { TemplateMark } from '../../ui'
import styles from './TemplateFace.module.css'

/** What a template's card says. */
export function TemplateFace({ template }: { template: Template }) {
  return (
    <>
      <TemplateMark template={template.id} size={32} />
      <span className={styles.words}>
        <span className={styles.name}>{template.name}</span>
        <span className={styles.description}>{template.description}</span>
      </span>
    </>
  )
}
