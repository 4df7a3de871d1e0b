import type { FieldMapping, ImportColumn, ImportKind, Mapping } from '../../templates/view/import.ts'
import { datasetNamed } from '../datasets/index.ts'
import { fieldsOf, type Field } from './fields.ts'
import { fold } from './fold.ts'

export interface Guess {
  readonly mapping: Mapping
  /** How sure the guess of a field is, 0 to 1. */
  readonly confidence: Readonly<Record<string, number>>
}

const DATE = /^\d{4}(-\d\d?){0,2}(T.*)?$|^\d\d?[/.]\d\d?[/.]\d{2,4}$/
const ADDRESS = /^https?:\/\//

/** Whether a file has the columns under which this record itself exports such rows: then nothing is left to guess. */
export function isOwnExport(kind: ImportKind, columns: readonly ImportColumn[]): boolean {
  const headers = new Set(columns.map((column) => column.header))
  const portable = datasetNamed(kind)?.columns.filter((column) => column.portable) ?? []
  return portable.length > 0 && portable.every((column) => headers.has(column.name))
}

/** Which column holds which field, by the words of the header, then by what the column holds. A column may serve one guess only. */
export function guessMapping(kind: ImportKind, columns: readonly ImportColumn[]): Guess {
  const mapping: Record<string, FieldMapping> = {}
  const confidence: Record<string, number> = {}
  const own = isOwnExport(kind, columns)
  const candidates = fieldsOf(kind)
    .flatMap((field) => columns.map((column) => ({ field, column, score: own ? exact(field, column) : scoreOf(field, column) })))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
  const used = new Set<string>()
  for (const { field, column, score } of candidates) {
    if (mapping[field.name] || used.has(column.header)) continue
    used.add(column.header)
    mapping[field.name] = { column: column.header }
    confidence[field.name] = score
  }
  if (!own) fillIn(kind, mapping, confidence)
  return { mapping, confidence }
}

/** What a file of another organisation usually leaves unsaid: offered, and shown as such. */
function fillIn(kind: ImportKind, mapping: Record<string, FieldMapping>, confidence: Record<string, number>): void {
  const offer = (name: string, from: FieldMapping | undefined) => {
    if (mapping[name] || from === undefined) return
    mapping[name] = from
    confidence[name] = 0.3
  }
  if (kind === 'activities') {
    offer('batch_currency', { constant: 'USD' })
    offer('batch_language', { constant: 'en' })
  }
  if (kind === 'recommendations') {
    const statement = mapping['statement_es'] ?? mapping['statement_en']
    const language = mapping['statement_es'] ? 'es' : 'en'
    offer(`title_${language}`, mapping[`title_${language === 'es' ? 'en' : 'es'}`] ? undefined : statement)
    if (!mapping['statement_es'] && !mapping['statement_en']) {
      offer(`statement_${mapping['title_es'] ? 'es' : 'en'}`, mapping['title_es'] ?? mapping['title_en'])
    }
    offer('quotes', mapping['statement_es'] ?? mapping['statement_en'])
    offer('kind', { constant: 'explicit' })
  }
}

function exact(field: Field, column: ImportColumn): number {
  return field.name === column.header || field.name === `activity_${column.header}` ? 1 : 0
}

function scoreOf(field: Field, column: ImportColumn): number {
  if (field.type === 'setting') return 0
  const header = singular(fold(column.header.split('.').at(-1) ?? ''))
  const name = singular(fold(field.name))
  if (header === '') return 0
  if (header === name) return 1
  const place = field.words.findIndex((word) => singular(word) === header)
  const byWord = place === -1 ? partial(field, header) : 0.9 - place * 0.01
  if (byWord === 0) return 0
  return byWord + byContent(field, column)
}

/** `destinatarios` and `destinatario` name the same column. */
function singular(words: string): string {
  return words.replaceAll(/(?<=\p{L}{3})s\b/gu, '')
}

function partial(field: Field, header: string): number {
  // Lists of the record's own codes are seldom what a longer header means.
  if (field.type === 'list' && !field.required) return 0
  const tokens = new Set(header.split(' '))
  return field.words.some((word) =>
    singular(word)
      .split(' ')
      .every((part) => tokens.has(part)),
  )
    ? 0.5
    : 0
}

function byContent(field: Field, { samples }: ImportColumn): number {
  if (samples.length === 0) return -0.1
  const share = (fits: (text: string) => boolean) => samples.filter(fits).length / samples.length
  if (field.type === 'date' || field.type === 'partial_date') return share((text) => DATE.test(text)) > 0.5 ? 0.05 : -0.3
  if (field.name.endsWith('address')) return share((text) => ADDRESS.test(text)) > 0.5 ? 0.05 : -0.3
  if (field.choices) return share((text) => field.choices?.includes(fold(text).replaceAll(' ', '_')) === true) * 0.08
  return 0
}
