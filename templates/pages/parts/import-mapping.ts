import { html } from 'hono/html'
import type { ImportBatch, ImportColumn } from '../../view/import.ts'
import type { Html, PageContext } from '../page-context.ts'
import { errorSummary, radioField, textField, type FormState } from './form.ts'
import { importColumns } from './import-columns.ts'
import { importPath } from './import-frame.ts'
import { importMappingField } from './import-mapping-field.ts'
import { importSetting } from './import-setting.ts'
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

/** How sure a guess is that need not be looked at. */
const SURE = 0.85

/** Which column is which: the columns as they are read, what is to be decided, and folded what was recognised and what else there is. */
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
  const given = (name: string) => Boolean(state.values[`column_${name}`]) || Boolean(state.values[`constant_${name}`])
  /** A text may come in one language: the other one is needed no more. */
  const missing = ({ name, required }: OfferedField) =>
    !given(name) &&
    (required || (/^(title|statement|name)_/.test(name) && !given(name.replace(/_(es|en)$/, (end) => (end === '_es' ? '_en' : '_es')))))
  const recognised = ({ name, confidence }: OfferedField) =>
    Boolean(state.values[`column_${name}`]) && (confidence ?? 0) >= SURE && state.errors[name] === undefined
  const settings = offered.fields.filter(({ type }) => type === 'setting')
  const ofColumns = offered.fields.filter(({ type }) => type !== 'setting')
  const known = ofColumns.filter(recognised)
  const decide = ofColumns.filter(
    (field) => !recognised(field) && (given(field.name) || missing(field) || state.errors[field.name] !== undefined),
  )
  const more = ofColumns.filter((field) => !known.includes(field) && !decide.includes(field))
  const blocks = (fields: readonly OfferedField[]) => fields.map((field) => importMappingField(page, field, columns, state))
  return section(
    'mapping',
    words.t('imports.mapping.title'),
    html`${errorSummary(page, own)}
      <p>${words.t('imports.mapping.lead')}</p>
      ${batch.kind === 'activities' ? html`<p>${words.t('imports.activities.lead')}</p>` : ''}
      ${offered.saved === null ? '' : html`<p class="notice">${words.t('imports.mapping.saved', { name: offered.saved })}</p>`}
      ${offered.own ? html`<p class="notice">${words.t('imports.mapping.own')}</p>` : ''}
      ${importColumns(page, columns, offered.fields, state.values)}
      <form class="form" method="post" action="${importPath(page, batch.id, '/mapping')}" novalidate>
        <input type="hidden" name="version" value="${batch.version}" />
        ${
          settings.length === 0
            ? ''
            : html`<h3>${words.t('imports.mapping.whole_file')}</h3>
                <div class="mapping">${settings.map((field) => importSetting(page, field, state))}</div>`
        }
        <h3>${words.t('imports.mapping.decide')}</h3>
        ${
          decide.length === 0
            ? html`<p class="quiet">${words.t('imports.mapping.nothing')}</p>`
            : html`<div class="mapping">${blocks(decide)}</div>`
        }
        ${
          known.length === 0
            ? ''
            : html`<details>
                <summary>${words.t('imports.mapping.recognised', { n: known.length })}</summary>
                <div class="mapping">${blocks(known)}</div>
              </details>`
        }
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
