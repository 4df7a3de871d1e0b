import { html } from 'hono/html'
import type { ImportColumn } from '../../view/import.ts'
import type { Html, PageContext } from '../page-context.ts'
import type { FormState } from './form.ts'
import type { OfferedField } from './import-mapping.ts'
import { importFieldName } from './import-words.ts'

const PER_LANGUAGE = /^(title|statement|name)_(es|en)$/

/** One field of the record: which column or fixed value it comes from, and how its values are read. */
export function importMappingField(page: PageContext, field: OfferedField, columns: readonly ImportColumn[], state: FormState): Html {
  const { words } = page
  const { name } = field
  const error = state.errors[name]
  const label = importFieldName(page, name)
  return html`<fieldset class="field" ${error ? html` aria-describedby="${name}-problem"` : ''}>
    <legend id="${name}" tabindex="-1">
      ${label} ${field.required ? html`<span class="label">${words.t('imports.mapping.required')}</span>` : ''}
      ${PER_LANGUAGE.test(name) ? html`<span class="hint">${words.t('imports.mapping.one_language')}</span>` : ''}
    </legend>
    ${error ? html`<p class="problem" id="${name}-problem">${error}</p>` : ''} ${column(page, field, columns, state, label)}
    ${constant(page, field, state, label)} ${details(page, field, state, label)}
  </fieldset>`
}

function column(
  page: PageContext,
  { name, confidence }: OfferedField,
  columns: readonly ImportColumn[],
  state: FormState,
  label: string,
): Html {
  const { words } = page
  const chosen = state.values[`column_${name}`] ?? ''
  const sure = confidence === null || chosen === '' ? null : confidence >= 0.85 ? 'sure' : confidence >= 0.5 ? 'likely' : 'weak'
  return html`<p>
    <label for="column_${name}">${words.t('imports.mapping.column')}<span class="unseen">: ${label}</span></label>
    <select id="column_${name}" name="column_${name}">
      <option value="">${words.t('imports.mapping.none')}</option>
      ${columns.map(
        ({ header, samples }) =>
          html`<option value="${header}" ${header === chosen ? 'selected' : ''}>${shortened(header, samples)}</option>`,
      )}
    </select>
    ${sure === null ? '' : html`<span class="hint">${words.t(`imports.mapping.${sure}`)}</span>`}
  </p>`
}

function constant(page: PageContext, { name, choices }: OfferedField, state: FormState, label: string): Html {
  const { words } = page
  const id = `constant_${name}`
  return html`<p>
    <label for="${id}">${words.t('imports.mapping.constant')}<span class="unseen">: ${label}</span></label>
    <input
      type="text"
      id="${id}"
      name="${id}"
      value="${state.values[id] ?? ''}"
      autocomplete="off"
      ${choices.length === 0 ? '' : html` list="${id}-known"`}
    />
    ${
      choices.length === 0
        ? ''
        : html`<datalist id="${id}-known">${choices.map((choice) => html`<option value="${choice}"></option>`)}</datalist>`
    }
  </p>`
}

function details(page: PageContext, { name, type, choices }: OfferedField, state: FormState, label: string): Html {
  const { words } = page
  const several = type === 'list' || type === 'side'
  const dated = type === 'date' || type === 'partial_date' || name === 'evidence_date'
  const names = ['values', ...(several ? ['split'] : []), ...(dated ? ['dates'] : [])]
  const open = names.some((part) => Boolean(state.values[`${part}_${name}`]))
  const hint = `values_${name}-hint`
  return html`<details ${open ? 'open' : ''}>
    <summary>${words.t('imports.mapping.details')}<span class="unseen">: ${label}</span></summary>
    <p>
      <label for="values_${name}">${words.t('imports.mapping.values')}<span class="unseen">: ${label}</span></label>
      <span class="hint" id="${hint}"
        >${words.t('imports.mapping.values_hint')}
        ${choices.length === 0 ? '' : words.t('imports.mapping.values_known', { values: choices.join(', ') })}</span
      >
      <textarea id="values_${name}" name="values_${name}" rows="3" aria-describedby="${hint}">
${state.values[`values_${name}`] ?? ''}</textarea>
    </p>
    ${several ? select(`split_${name}`, words.t('imports.mapping.split'), label, state, splits(page, type)) : ''}
    ${dated ? select(`dates_${name}`, words.t('imports.mapping.dates'), label, state, dates(page)) : ''}
  </details>`
}

function select(name: string, text: string, label: string, state: FormState, choices: readonly (readonly [string, string])[]): Html {
  const chosen = state.values[name] ?? ''
  return html`<p>
    <label for="${name}">${text}<span class="unseen">: ${label}</span></label>
    <select id="${name}" name="${name}">
      ${choices.map(([value, words]) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${words}</option>`)}
    </select>
  </p>`
}

function splits({ words }: PageContext, type: string): readonly (readonly [string, string])[] {
  const semicolon = words.t('imports.reading.separator_semicolon')
  return [
    type === 'side' ? (['', words.t('imports.mapping.split_none')] as const) : (['', semicolon] as const),
    ...(type === 'side' ? ([[';', semicolon]] as const) : []),
    [',', words.t('imports.reading.separator_comma')],
    ['|', words.t('imports.reading.separator_bar')],
    ['line', words.t('imports.mapping.split_line')],
  ]
}

function dates({ words }: PageContext): readonly (readonly [string, string])[] {
  return [
    ['', words.t('imports.mapping.dates_none')],
    ['day_first', words.t('imports.mapping.day_first')],
    ['month_first', words.t('imports.mapping.month_first')],
  ]
}

function shortened(header: string, samples: readonly string[]): string {
  const text = samples.length === 0 ? header : `${header} (${samples.slice(0, 2).join(' · ')})`
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 70 ? `${line.slice(0, 69).toWellFormed()}…` : line
}
