import { html } from 'hono/html'
import type { Html } from '../page-context.ts'

/** Code to be copied: a field that can be selected as a whole, and read by everybody. */
export function embedCode(id: string, label: string, code: string): Html {
  const rows = Math.ceil(code.length / 60)
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <textarea id="${id}" class="code-to-copy" rows="${rows}" readonly spellcheck="false">${code}</textarea>
  </div>`
}
