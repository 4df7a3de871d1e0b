import { html } from 'hono/html'
import type { Html } from '../page-context.ts'

export interface HiddenField {
  readonly name: string
  readonly value: string
}

/** What a form carries along unseen. */
export function hiddenFields(fields: readonly HiddenField[]): Html {
  return html`${fields.map(({ name, value }) => html`<input type="hidden" name="${name}" value="${value}" />`)}`
}
