import { html } from 'hono/html'
import type { InstitutionRef, ThemeRef } from '../../view/references.ts'
import type { Html, PageContext } from '../page-context.ts'
import type { FormState } from './form.ts'
import { inOrder } from './in-order.ts'
import { plainText } from './text.ts'

/** Whom a schedule writes to: fields `topics_all`, `topics_theme:<slug>` and `topics_institution:<slug>`, the many institutions folded away. */
export function scheduleTopicFields(
  page: PageContext,
  state: FormState,
  { themes, institutions }: { readonly themes: readonly ThemeRef[]; readonly institutions: readonly InstitutionRef[] },
): Html {
  const { words } = page
  const problem = state.errors['topics']
  const tick = (id: string, topic: string, text: string) => {
    return html`<div class="choice">
      <input type="checkbox" id="${id}" name="topics_${topic}" value="1" ${state.values[`topics_${topic}`] ? 'checked' : ''} />
      <label for="${id}">${text}</label>
    </div>`
  }
  const isOpen = Object.keys(state.values).some((name) => name.startsWith('topics_institution:'))
  return html`<fieldset
    class="field"
    aria-describedby="${problem ? 'topics-hint topics-problem' : 'topics-hint'}"
    ${problem ? html` aria-invalid="true"` : ''}
  >
    <legend>${words.t('schedules.field.topics')}</legend>
    <p class="hint" id="topics-hint">${words.t('schedules.field.topics_hint')}</p>
    ${problem ? html`<p class="problem" id="topics-problem">${problem}</p>` : ''} ${tick('topics', 'all', words.t('schedules.topic.all'))}
    ${themes.map(({ slug, name }) =>
      tick(`topics-theme-${slug}`, `theme:${slug}`, words.t('schedules.topic.theme', { name: plainText(page, name) })),
    )}
    <details ${isOpen ? 'open' : ''}>
      <summary>${words.t('schedules.field.topics_some')}</summary>
      ${inOrder(page, institutions).map(({ slug, name }) =>
        tick(`topics-institution-${slug}`, `institution:${slug}`, plainText(page, name)),
      )}
    </details>
  </fieldset>`
}
