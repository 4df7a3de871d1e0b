import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import type { FormState } from './form.ts'
import { textName } from './redaction.ts'

export interface RedactableText {
  readonly field: string
  readonly language: string
  /** Null once it is redacted. */
  readonly body: string | null
  readonly chosen: boolean
}

/** The texts of one thing, each with a box to tick for its destruction; `to read`: terms and descriptions of what was chosen, without boxes. */
export function redactableTexts(
  page: PageContext,
  state: FormState,
  texts: readonly RedactableText[],
  file: 'none' | 'kept' | 'chosen' | 'destroyed',
  show: 'to choose' | 'to read' = 'to choose',
): Html {
  const { words } = page
  if (show === 'to read') {
    return html`${texts.map(
      (text) =>
        html`<dt>${textName(page, text)}</dt>
          <dd>${body(page, text)}</dd>`,
    )}${
      file === 'none'
        ? ''
        : html`<dt>${words.t('replies.field.file')}</dt>
            <dd>${words.t('replies.redact.file')}</dd>`
    }`
  }
  const error = state.errors['texts']
  return html`<fieldset class="field" ${error ? html` aria-describedby="texts-problem"` : ''}>
    <legend>${words.t('replies.redact.texts')}</legend>
    ${error ? html`<p class="problem" id="texts-problem">${error}</p>` : ''}
    ${texts.map((text, index) => {
      const id = index === 0 ? 'texts' : `texts-${text.field}-${text.language}`
      return html`<div class="choice">
        <input
          type="checkbox"
          id="${id}"
          name="text"
          value="${text.field}.${text.language}"
          ${text.chosen ? 'checked' : ''}
          ${text.body === null ? 'disabled' : ''}
        />
        <label for="${id}">${textName(page, text)}</label>
        <p class="hint">${body(page, text)}</p>
      </div>`
    })}
    ${
      file === 'none'
        ? ''
        : html`<div class="choice">
            <input
              type="checkbox"
              id="texts-file"
              name="file"
              value="1"
              ${file === 'chosen' ? 'checked' : ''}
              ${file === 'destroyed' ? 'disabled' : ''}
            />
            <label for="texts-file">${words.t('replies.redact.file')}</label>
            ${file === 'destroyed' ? html`<p class="hint">${words.t('replies.redact.gone')}</p>` : ''}
          </div>`
    }
  </fieldset>`
}

function body(page: PageContext, { body: text, language }: RedactableText): Html {
  if (text === null) return html`${page.words.t('replies.redact.gone')}`
  return language === 'zxx' ? html`${text}` : html`<span lang="${language}">${text}</span>`
}
