import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import type { FormState } from './form.ts'
import type { OfferedField } from './import-mapping.ts'
import { importFieldName } from './import-words.ts'

/** What is said once of a whole file: one line of text, sent as the field's fixed value. */
export function importSetting(page: PageContext, { name, required }: OfferedField, state: FormState): Html {
  const { words } = page
  const id = `constant_${name}`
  const error = state.errors[name]
  return html`<div class="field" id="${name}" tabindex="-1">
    <label for="${id}"
      >${importFieldName(page, name)} ${required ? html`<span class="label">${words.t('imports.mapping.required')}</span>` : ''}</label
    >
    ${error ? html`<p class="problem" id="${name}-problem">${error}</p>` : ''}
    <input
      type="text"
      id="${id}"
      name="${id}"
      value="${state.values[id] ?? ''}"
      autocomplete="off"
      ${error ? html` aria-describedby="${name}-problem" aria-invalid="true"` : ''}
    />
  </div>`
}
