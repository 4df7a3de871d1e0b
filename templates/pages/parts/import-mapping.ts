import { html } from 'hono/html'
import type { ImportBatch, ImportColumn } from '../../view/import.ts'
import type { Html, PageContext } from '../page-context.ts'
import { errorSummary, radioField, textField, type FormState } from './form.ts'
import { importPath } from './import-frame.ts'
import { importMappingField } from './import-mapping-field.ts'
import { importFieldName } from './import-words.ts'
import { section } from './section.ts'

export interface OfferedField {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly choices: readonly string[]
  /** How sure the guess is, 0 to 1; null: nothing was guessed. */
  readonly confidence: number | null
}

export interface OfferedFields {
  readonly fields: readonly OfferedField[]
  /** Name of the saved mapping that was used. */
  readonly saved: string | null
  /** The file is this program's own export. */
  readonly own: boolean
  readonly drafts: boolean
}

/** Which column is which: a form of one block a field, those that are required or used first. */
export function importMapping(page: PageContext, batch: ImportBatch, offered: OfferedFields, form: FormState): Html {
  const { words } = page
  const columns: readonly ImportColumn[] = batch.facts?.columns ?? []
  const labels = Object.fromEntries(offered.fields.map(({ name }) => [name, importFieldName(page, name)]))
  const state: FormState = {
    ...form,
    labels: { ...labels, save_as: words.t('imports.mapping.save_as'), mode: words.t('imports.mapping.mode') },
  }
  const names = new Set([...offered.fields.map(({ name }) => name), 'save_as', 'mode', ''])
  const own = { ...state, errors: Object.fromEntries(Object.entries(state.errors).filter(([name]) => names.has(name))) }
  const used = ({ name, required }: OfferedField) =>
    required ||
    Boolean(state.values[`column_${name}`]) ||
    Boolean(state.values[`constant_${name}`]) ||
    state.errors[name] !== undefined ||
    /^(title|statement|name|reason|summary)_/.test(name)
  const settings = offered.fields.filter(({ type }) => type === 'setting')
  const first = offered.fields.filter((field) => field.type !== 'setting' && used(field))
  const more = offered.fields.filter((field) => field.type !== 'setting' && !used(field))
  const blocks = (fields: readonly OfferedField[]) => fields.map((field) => importMappingField(page, field, columns, state))
  return section(
    'mapping',
    words.t('imports.mapping.title'),
    html`${errorSummary(page, own)}
      <p>${words.t('imports.mapping.lead')}</p>
      ${batch.kind === 'activities' ? html`<p>${words.t('imports.activities.lead')}</p>` : ''}
      ${offered.saved === null ? '' : html`<p class="notice">${words.t('imports.mapping.saved', { name: offered.saved })}</p>`}
      ${offered.own ? html`<p class="notice">${words.t('imports.mapping.own')}</p>` : ''}
      <form class="form" method="post" action="${importPath(page, batch.id, '/mapping')}" novalidate>
        <input type="hidden" name="version" value="${batch.version}" />
        ${
          settings.length === 0
            ? ''
            : html`<h3>${words.t('imports.mapping.whole_file')}</h3>
                ${blocks(settings)}`
        }
        <div class="mapping">${blocks(first)}</div>
        ${
          more.length === 0
            ? ''
            : html`<details>
                <summary>${words.t('imports.mapping.more', { n: more.length })}</summary>
                <div class="mapping">${blocks(more)}</div>
              </details>`
        }
        ${mode(page, state, offered.drafts)}
        ${textField(state, {
          name: 'save_as',
          label: words.t('imports.mapping.save_as'),
          hint: words.t('imports.mapping.save_hint'),
          autocomplete: 'off',
        })}
        <p><button type="submit">${words.t('imports.mapping.do')}</button></p>
      </form>`,
  )
}

function mode(page: PageContext, state: FormState, drafts: boolean): Html {
  const { words } = page
  const who = words.t(page.singlePerson ? 'imports.mapping.mode_single' : 'imports.mapping.mode_second')
  return radioField(state, { name: 'mode', label: words.t('imports.mapping.mode') }, [
    ...(drafts
      ? [{ value: 'drafts', text: words.t('imports.mapping.mode_drafts'), hint: words.t('imports.mapping.mode_drafts_hint') }]
      : []),
    {
      value: 'published',
      text: words.t('imports.mapping.mode_published'),
      hint: `${drafts ? `${words.t('imports.mapping.mode_published_hint')} ` : ''}${who}`,
    },
  ])
}
