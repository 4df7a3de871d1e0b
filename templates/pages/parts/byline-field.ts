import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { radioField, type FormState } from './form.ts'

export interface BylineChoice {
  readonly kind: 'own' | 'organisation' | 'pseudonym'
  readonly name: string
}

/** Under whose name: asked of those who have more than one. */
export function bylineField(page: PageContext, view: FormState, choices: readonly BylineChoice[]): Html {
  if (choices.length < 2) return html``
  const { words } = page
  const values = { ...view.values, byline: view.values['byline'] || 'own' }
  return radioField(
    { ...view, values },
    { name: 'byline', label: words.t('workspace.byline.label'), hint: words.t('workspace.byline.hint') },
    choices.map(({ kind, name }) => ({ value: kind, text: name, hint: words.t(`workspace.byline.${kind}`) })),
  )
}
