import type { FieldMapping, Severity } from '../../templates/view/import.ts'
import { readBoolean, readDate, readLanguage } from '../tables/index.ts'
import type { Field } from './fields.ts'
import { readChoice } from './read-choice.ts'

export interface SaidOfValue {
  readonly severity: Severity
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** Null: it could not be read, and `said` says why. */
export interface ValueRead {
  readonly value: string | null
  readonly said: readonly SaidOfValue[]
}

const ORDERS = { day_first: 'dmy', month_first: 'mdy' } as const
const DATES = new Set(['evidence_date', 'addressee_due_dates'])

/** One value by the rules of its field. Whatever it is read as that does not stand in the file is said. */
export function readValue(field: Field, from: FieldMapping, raw: string, own: boolean): ValueRead {
  const trimmed = own ? raw : raw.trim()
  const mapped = from.values?.[trimmed]
  if (mapped !== undefined && mapped !== '') {
    const read = readPlain(field, from, mapped)
    return { value: read.value, said: [...(mapped === raw ? [] : [change('mapped', raw, mapped)]), ...read.said] }
  }
  const read = readPlain(field, from, trimmed)
  if (own || read.value === null) return read
  if (read.value === raw) return read
  if (read.value === trimmed) return { value: read.value, said: [...read.said, change('trimmed', raw, trimmed)] }
  return { value: read.value, said: [...read.said, change('read_as', raw, read.value)] }
}

function readPlain(field: Field, from: FieldMapping, text: string): ValueRead {
  if (field.name === 'evidence_announcement_only') return readYesNo(text)
  if (field.choices) {
    const choice = readChoice(field, text)
    return choice === null ? fault('unknown_choice', { value: shortened(text) }) : { value: choice, said: [] }
  }
  if (field.type === 'date' || field.type === 'partial_date' || DATES.has(field.name)) return readDay(field, from, text)
  if (field.name.endsWith('language')) {
    const { value, notices } = readLanguage(text)
    return { value, said: notices.map((notice) => ({ severity: value === null ? 'fault' : 'note', ...notice })) }
  }
  return { value: text.normalize('NFC'), said: [] }
}

function readYesNo(text: string): ValueRead {
  const { value, notices } = readBoolean(text)
  if (value === null) return { value, said: notices.map((notice) => ({ severity: 'fault', ...notice })) }
  return { value: String(value), said: [] }
}

function readDay(field: Field, from: FieldMapping, text: string): ValueRead {
  const { value, notices } = readDate(text, from.dates === undefined ? null : ORDERS[from.dates])
  const said: readonly SaidOfValue[] = notices.map((notice) => ({ severity: value === null ? 'fault' : 'changed', ...notice }))
  if (value === null) return { value, said }
  const exact = field.type === 'date' || field.name === 'addressee_due_dates'
  if (exact && value.length < 10) return fault('not_precise', { value: shortened(text) })
  return { value, said }
}

function fault(key: string, values: Readonly<Record<string, string | number>>): ValueRead {
  return { value: null, said: [{ severity: 'fault', key: `imports.problem.${key}`, values }] }
}

function change(key: string, from: string, to: string): SaidOfValue {
  return { severity: 'changed', key: `imports.problem.${key}`, values: { from: shortened(from), to: shortened(to) } }
}

/** A value as a list of problems shows it. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\r?\n/g, '⏎').replaceAll('\t', '⇥')
  return line.length > 80 ? `${line.slice(0, 79).toWellFormed()}…` : line
}
