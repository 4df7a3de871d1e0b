import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { fieldLabel } from './field-label.ts'

/** What was typed and what is wrong with it, by field name. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
  /** What fields are called that belong to this one form. */
  readonly labels?: Readonly<Record<string, string>>
}

export interface FieldOptions {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'url'
  readonly autocomplete?: string
  /** Language of what is to be typed, for spelling and for the voice that reads it back. */
  readonly lang?: string
  readonly max?: string
  readonly size?: 'short' | 'long'
}

export interface Choice {
  readonly value: string
  readonly text: string
  readonly hint?: string
  /** Drawn before the words. */
  readonly mark?: Html
}

/** The problems of a form at its top, each leading to its field. Nothing when there are none. */
export function errorSummary(page: PageContext, state: FormState): Html {
  const errors = Object.entries(state.errors)
  if (errors.length === 0) return html``
  return html`<div class="problems" role="alert" aria-labelledby="problems">
    <h2 id="problems">${page.words.t('workspace.form.problems', { n: errors.length })}</h2>
    <ul>
      ${errors.map(([name, message]) => html`<li>${problem(page, state, name, message)}</li>`)}
    </ul>
  </div>`
}

function problem(page: PageContext, state: FormState, name: string, message: string): Html {
  const label = state.labels?.[name] ?? fieldLabel(page, name)
  if (label === null) return html`${message}`
  return html`<a href="#${name}">${page.words.t('workspace.form.problem', { field: label, message })}</a>`
}

/** A field of one line. Passwords are never given back. */
export function textField(state: FormState, field: FieldOptions): Html {
  const value = field.type === 'password' ? '' : (state.values[field.name] ?? '')
  return html`<div class="field">
    <label for="${field.name}">${field.label}</label>
    ${notes(state, field)}
    <input
      type="${field.type ?? 'text'}"
      id="${field.name}"
      name="${field.name}"
      value="${value}"
      class="${field.size ?? 'long'}"
      ${field.autocomplete ? html` autocomplete="${field.autocomplete}"` : ''}
      ${field.lang ? html` lang="${field.lang}"` : ''}
      ${field.max ? html` max="${field.max}"` : ''}
      ${described(state, field)}
    />
  </div>`
}

/** A field of several lines. */
export function textArea(state: FormState, field: FieldOptions & { readonly rows: number }): Html {
  return html`<div class="field">
    <label for="${field.name}">${field.label}</label>
    ${notes(state, field)}
    <textarea
      id="${field.name}"
      name="${field.name}"
      rows="${field.rows}"
      ${field.lang ? html` lang="${field.lang}"` : ''}
      ${described(state, field)}
    >
${state.values[field.name] ?? ''}</textarea>
  </div>`
}

/** One of several from a list that opens; `empty` is what stands for none. */
export function selectField(state: FormState, field: FieldOptions, choices: readonly Choice[], empty: string | null = null): Html {
  const chosen = state.values[field.name] ?? ''
  return html`<div class="field">
    <label for="${field.name}">${field.label}</label>
    ${notes(state, field)}
    <select id="${field.name}" name="${field.name}" ${described(state, field)}>
      ${empty === null ? '' : html`<option value="">${empty}</option>`}
      ${choices.map(({ value, text }) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`)}
    </select>
  </div>`
}

/** One of several, all in view, each with its own hint. The first carries the field's id, so that the error summary leads to it. */
export function radioField(state: FormState, field: FieldOptions, choices: readonly Choice[]): Html {
  const chosen = state.values[field.name] ?? ''
  return html`<fieldset class="field" ${described(state, field)}>
    <legend>${field.label}</legend>
    ${notes(state, field)}
    ${choices.map(({ value, text, hint, mark }, index) => {
      const id = index === 0 ? field.name : `${field.name}-${value}`
      return html`<div class="choice">
        <input
          type="radio"
          id="${id}"
          name="${field.name}"
          value="${value}"
          ${value === chosen ? 'checked' : ''}
          ${hint ? html` aria-describedby="${field.name}-${value}-hint"` : ''}
        />
        <label for="${id}">${mark ?? ''}${text}</label>
        ${hint ? html`<p class="hint" id="${field.name}-${value}-hint">${hint}</p>` : ''}
      </div>`
    })}
  </fieldset>`
}

/** A yes or no. */
export function checkField(state: FormState, field: Pick<FieldOptions, 'name' | 'label'>): Html {
  return html`<div class="choice">
    <input type="checkbox" id="${field.name}" name="${field.name}" value="1" ${state.values[field.name] ? 'checked' : ''} />
    <label for="${field.name}">${field.label}</label>
  </div>`
}

function notes(state: FormState, { name, hint }: FieldOptions): Html {
  const error = state.errors[name]
  return html`${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}${error ? html`<p class="problem" id="${name}-problem">${error}</p>` : ''}`
}

function described(state: FormState, { name, hint }: FieldOptions): Html {
  const error = state.errors[name] !== undefined
  const ids = [hint ? `${name}-hint` : '', error ? `${name}-problem` : ''].filter(Boolean).join(' ')
  return html`${ids ? html` aria-describedby="${ids}"` : ''}${error ? html` aria-invalid="true"` : ''}`
}
