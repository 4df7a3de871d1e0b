import { html } from 'hono/html'
import { IMPORT_KINDS, type ImportBatch, type ImportFacts } from '../../view/import.ts'
import type { Html, PageContext } from '../page-context.ts'
import { errorSummary, selectField, textField, type FormState } from './form.ts'
import { importPath } from './import-frame.ts'
import { section } from './section.ts'
import { tickField } from './tick-field.ts'

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh']
const SEPARATORS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

/** How the file was read, and the form that has it read otherwise. */
export function importReading(page: PageContext, batch: ImportBatch, form: FormState): Html {
  const { words } = page
  const { facts } = batch
  const state: FormState = {
    ...form,
    labels: {
      read_kind: words.t('imports.upload.kind'),
      ...Object.fromEntries(
        (['encoding', 'separator', 'sheet', 'header_row'] as const).map((name) => [name, words.t(`imports.reading.${name}`)]),
      ),
    },
  }
  const automatic = words.t('imports.reading.automatic')
  return section(
    'reading',
    words.t('imports.reading.title'),
    html`${errorSummary(page, onlyOf(state, ['read_kind', 'encoding', 'separator', 'sheet', 'header_row', 'file']))}
      <p>${facts === null ? '' : summary(page, facts)}</p>
      <details>
        <summary>${words.t('imports.reading.do')}</summary>
        <form class="form" method="post" action="${importPath(page, batch.id, '/reading')}" novalidate>
          <input type="hidden" name="version" value="${batch.version}" />
          ${selectField(
            state,
            { name: 'read_kind', label: words.t('imports.upload.kind') },
            IMPORT_KINDS.map((kind) => ({ value: kind, text: words.t(`imports.kind.${kind}`) })),
          )}
          ${
            facts?.encoding
              ? selectField(
                  state,
                  {
                    name: 'encoding',
                    label: words.t('imports.reading.encoding'),
                    ...(facts.encodingGuessed ? { hint: words.t('imports.reading.encoding_guessed', { samples: samples(facts) }) } : {}),
                  },
                  ENCODINGS.map((name) => ({ value: name, text: encodingName(name) })),
                  automatic,
                )
              : ''
          }
          ${
            facts?.separator
              ? selectField(
                  state,
                  { name: 'separator', label: words.t('imports.reading.separator') },
                  Object.entries(SEPARATORS).map(([value, name]) => ({ value, text: words.t(`imports.reading.separator_${name}`) })),
                  automatic,
                )
              : ''
          }
          ${
            (facts?.sheets.length ?? 0) > 1
              ? selectField(
                  state,
                  { name: 'sheet', label: words.t('imports.reading.sheet') },
                  (facts?.sheets ?? []).map((name) => ({ value: name, text: name })),
                )
              : ''
          }
          ${textField(state, {
            name: 'header_row',
            label: words.t('imports.reading.header_row'),
            hint: words.t('imports.reading.header_hint'),
            size: 'short',
            autocomplete: 'off',
          })}
          ${tickField(
            state,
            { name: 'repair', label: words.t('imports.reading.repair') },
            (['mojibake', 'escapes', 'entities'] as const).map((value) => ({
              value,
              text: words.t(`imports.reading.repair_${value}`),
              ticked: Boolean(state.values[`repair_${value}`]),
            })),
          )}
          <p><button type="submit" class="plain">${words.t('imports.reading.do')}</button></p>
        </form>
      </details>`,
  )
}

/** The problems of one of two forms on a page. */
function onlyOf(state: FormState, names: readonly string[]): FormState {
  return { ...state, errors: Object.fromEntries(Object.entries(state.errors).filter(([name]) => names.includes(name))) }
}

function summary(page: PageContext, facts: ImportFacts): string {
  const { words } = page
  const separator = SEPARATORS[facts.separator as keyof typeof SEPARATORS]
  return [
    words.t('imports.reading.summary', { format: facts.format.toUpperCase(), columns: facts.columns.length }),
    ...(facts.encoding === null ? [] : [encodingName(facts.encoding)]),
    ...(separator === undefined ? [] : [words.t(`imports.reading.separator_${separator}`).toLowerCase()]),
    ...(facts.sheet === null ? [] : [words.t('imports.reading.sheet_named', { sheet: facts.sheet })]),
    ...(facts.headerRow === null ? [] : [words.t('imports.reading.header_at', { row: facts.headerRow })]),
  ].join(' · ')
}

function samples(facts: ImportFacts): string {
  return facts.encodings.map(({ name, sample }) => `${encodingName(name)}: «${sample}»`).join('; ')
}

/** As people write it; the form sends the name that programs use. */
function encodingName(name: string): string {
  return name === 'macintosh' ? 'Mac Roman' : name.startsWith('utf') ? name.toUpperCase() : name.replace('windows', 'Windows')
}
