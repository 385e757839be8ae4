import { RadioGroup } from 'radix-ui'
import type { Template } from '../../core'
import styles from './TemplateCards.module.css'
import { TemplateFace } from './TemplateFace'

interface TemplateCardsProps {
  templates: Template[]
  value: string
  onChange: (template: string) => void
}

/** One of the templates is chosen; the arrows choose another. */
export function TemplateCards({ templates, value, onChange }: TemplateCardsProps) {
  return (
    <RadioGroup.Root className={styles.cards} aria-label="Template" value={value} onValueChange={onChange}>
      {templates.map((template) => (
        <RadioGroup.Item key={template.id} value={template.id} className={styles.card}>
          <TemplateFace template={template} />
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
