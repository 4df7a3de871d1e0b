import { html } from 'hono/html'
import type { InstitutionRef, ThemeRef } from '../../view/references.ts'
import { STREAMS } from '../../view/topic.ts'
import type { Html, PageContext } from '../page-context.ts'
import { textArea, type FormState } from './form.ts'
import { inOrder } from './in-order.ts'
import { plainText } from './text.ts'

/** What a webhook tells: a field `topics_<key>` for each stream, theme and institution (folded away), and `more` for any other topics, one a line. */
export function webhookTopicFields(
  page: PageContext,
  state: FormState,
  { themes, institutions }: { readonly themes: readonly ThemeRef[]; readonly institutions: readonly InstitutionRef[] },
): Html {
  const { words } = page
  const problem = state.errors['topics']
  const tick = (id: string, key: string, text: string) => {
    return html`<div class="choice">
      <input type="checkbox" id="${id}" name="topics_${key}" value="1" ${state.values[`topics_${key}`] ? 'checked' : ''} />
      <label for="${id}">${text}</label>
    </div>`
  }
  const folded = (name: 'theme' | 'institution', refs: readonly (ThemeRef | InstitutionRef)[], summary: string) => {
    const isOpen = refs.some(({ slug }) => state.values[`topics_changes?${name}=${slug}`])
    return html`<details ${isOpen ? 'open' : ''}>
      <summary>${summary}</summary>
      ${refs.map(({ slug, name: text }) => tick(`topics-${name}-${slug}`, `changes?${name}=${slug}`, plainText(page, text)))}
    </details>`
  }
  return html`<fieldset
      class="field"
      aria-describedby="${problem ? 'topics-hint topics-problem' : 'topics-hint'}"
      ${problem ? html` aria-invalid="true"` : ''}
    >
      <legend>${words.t('webhooks.field.topics')}</legend>
      <p class="hint" id="topics-hint">${words.t('webhooks.field.topics_hint')}</p>
      ${problem ? html`<p class="problem" id="topics-problem">${problem}</p>` : ''}
      ${STREAMS.map((stream, index) => tick(index === 0 ? 'topics' : `topics-${stream}`, stream, words.t(`webhooks.field.stream.${stream}`)))}
      ${folded('theme', themes, words.t('webhooks.field.topics_themes'))}
      ${folded('institution', inOrder(page, institutions), words.t('webhooks.field.topics_institutions'))}
    </fieldset>
    ${textArea(state, { name: 'more', label: words.t('webhooks.field.more'), hint: words.t('webhooks.field.more_hint'), rows: 3 })}`
}
