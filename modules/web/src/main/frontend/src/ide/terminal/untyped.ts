import type { Notice } from '../../ui'
import { legibleKeys } from './keys'

/** Says that the page gives up what was typed and has not reached a shell, and lets it be copied. */
export function givenBack(untyped: string): Notice {
  return {
    message: `What you typed last in a terminal has not reached its shell: ${legibleKeys(untyped)}`,
    tone: 'warning',
    action: { label: 'Copy', run: () => void navigator.clipboard.writeText(untyped) },
  }
}
