import { html } from 'hono/html'
import type { Html } from '../page-context.ts'
import type { FormState } from './form.ts'

/** Any of several, all in view, each a field `<name>_<value>` of its own. The first carries the field's id, so that the error summary leads to it. */
export function tickField(
  state: FormState,
  field: { readonly name: string; readonly label: string },
  choices: readonly { readonly value: string; readonly text: string; readonly ticked: boolean }[],
): Html {
  const error = state.errors[field.name]
  return html`<fieldset class="field" ${error ? html` aria-describedby="${field.name}-problem" aria-invalid="true"` : ''}>
    <legend>${field.label}</legend>
    ${error ? html`<p class="problem" id="${field.name}-problem">${error}</p>` : ''}
    ${choices.map(({ value, text, ticked }, index) => {
      const id = index === 0 ? field.name : `${field.name}-${value}`
      return html`<div class="choice">
        <input type="checkbox" id="${id}" name="${field.name}_${value}" value="1" ${ticked ? 'checked' : ''} />
        <label for="${id}">${text}</label>
      </div>`
    })}
  </fieldset>`
}
