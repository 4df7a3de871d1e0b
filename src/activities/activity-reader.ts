import { createHash } from 'node:crypto'
import {
  readCountry,
  readDate,
  readMoney,
  readNumber,
  type CellNotice,
  type DateOrder,
  type DecimalMark,
  type Row,
} from '../tables/index.ts'
import type { ActivityColumns, ActivityField } from './activity-fields.ts'
import { activityYear, type ActivityYear } from './activity-year.ts'
import { foldedName as folded } from '../tables/index.ts'
import { isSubtotal } from './is-subtotal.ts'

export interface ActivityNotice extends CellNotice {
  readonly column?: string
}

/** One row of a file of activities: as it stands there, and what it was read as. */
export interface ReadActivity {
  readonly row: number
  readonly kind: 'record' | 'subtotal'
  readonly raw: readonly string[]
  readonly notices: readonly ActivityNotice[]
  readonly texts: Readonly<Record<'title' | 'unit' | 'partnerUnit' | 'program' | 'place' | 'country' | 'report' | 'page', string | null>>
  readonly year: ActivityYear | null
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly people: number | null
  /** In hundredths. */
  readonly cost: { readonly minor: number; readonly currency: string } | null
  readonly countryCode: string | null
  readonly countryKey: string
  /** Equal for rows that say the same in every column but those that count rows and the page of the report. */
  readonly fingerprint: Buffer
}

export interface ActivityReaderOptions {
  readonly headers: readonly string[]
  readonly columns: ActivityColumns
  readonly dates: DateOrder
  readonly decimal: DecimalMark
  /** ISO 4217, of amounts that name none. */
  readonly currency: string
  /** Undoes what the record's own export did to a cell. */
  readonly taken: (text: string) => string
  /** Columns that only count the rows of the file: they do not make two rows different. */
  readonly counters: readonly number[]
}

/** Makes the reader of rows. Nothing is refused: what cannot be read stays as the file has it, and is said. */
export function activityReader(options: ActivityReaderOptions): (row: Row) => ReadActivity {
  const ignored = new Set([...options.counters, ...(options.columns.page === undefined ? [] : [options.columns.page])])
  return (row) => {
    const raw = row.cells.map((cell) => cell.text)
    const text = (field: ActivityField) => {
      const place = options.columns[field]
      return place === undefined
        ? ''
        : options
            .taken(raw[place] ?? '')
            .replaceAll(/\s+/g, ' ')
            .trim()
    }
    const notices: ActivityNotice[] = row.notices.map(({ row: _, ...notice }) => notice)
    const say = (field: ActivityField, said: readonly CellNotice[]) => {
      const column = options.headers[options.columns[field] ?? -1]
      for (const notice of said) notices.push(column === undefined ? notice : { ...notice, column })
    }
    const kind = isSubtotal(text) ? 'subtotal' : 'record'
    if (kind === 'subtotal') say('title', [{ key: 'imports.read.activity_subtotal', values: { text: text('title') || text('program') } }])
    const dates = readDates(text, options.dates, say)
    const country = text('country')
    return {
      row: row.row,
      kind,
      raw,
      notices,
      texts: {
        title: text('title') || null,
        unit: text('unit') || null,
        partnerUnit: text('partner_unit') || null,
        program: text('program') || null,
        place: text('place') || null,
        country: country || null,
        report: text('report') || null,
        page: text('page') || null,
      },
      year: activityYear(
        { program: text('program'), title: text('title'), fiscalYear: text('fiscal_year'), report: text('report') },
        dates.startsOn,
      ),
      ...dates,
      people: readPeople(text('people'), options.decimal, say),
      cost: readCost(text('cost'), text('currency'), options, say),
      countryCode: readCountry(country.replace(/\s*\([^)]*\)$/, '')).value,
      countryKey: folded(country),
      fingerprint: fingerprintOf(raw, ignored),
    }
  }
}

type Say = (field: ActivityField, said: readonly CellNotice[]) => void

/** Two dates in the cell of the start and none in that of the end are start and end, which is said. */
function readDates(text: (field: ActivityField) => string, order: DateOrder, say: Say): { startsOn: string | null; endsOn: string | null } {
  const start = readDate(text('starts_on'), order)
  const end = readDate(text('ends_on'), order)
  const [first, second] = start.several
  if (first !== undefined && second !== undefined && start.several.length === 2 && text('ends_on') === '') {
    say('starts_on', [{ key: 'imports.read.activity_two_dates', values: { text: text('starts_on'), start: first, end: second } }])
    if (second < first) say('starts_on', [{ key: 'imports.read.activity_ends_before', values: { start: first, end: second } }])
    return { startsOn: first, endsOn: second }
  }
  say('starts_on', start.notices)
  say('ends_on', end.notices)
  if (start.value !== null && end.value !== null && end.value < start.value.slice(0, end.value.length)) {
    say('ends_on', [{ key: 'imports.read.activity_ends_before', values: { start: start.value, end: end.value } }])
  }
  return { startsOn: start.value, endsOn: end.value }
}

function readPeople(text: string, decimal: DecimalMark, say: Say): number | null {
  const { value, notices } = readNumber(text, decimal)
  if (value === null) {
    say('people', notices)
    return null
  }
  if (Number.isInteger(value) && value >= 0 && value < 10_000_000) return value
  say('people', [{ key: 'imports.read.activity_people', values: { text } }])
  return null
}

/** The currency is what the amount says, else what the row says, else that of the file. */
function readCost(text: string, named: string, { decimal, currency }: ActivityReaderOptions, say: Say): ReadActivity['cost'] {
  const { value, notices } = readMoney(text, decimal)
  say('cost', notices)
  if (value === null) return null
  if (value.minor < 0) say('cost', [{ key: 'imports.read.activity_negative', values: { text } }])
  return { minor: value.minor, currency: value.currency ?? (/^[A-Z]{3}$/.test(named) ? named : currency) }
}

function fingerprintOf(raw: readonly string[], ignored: ReadonlySet<number>): Buffer {
  const said = ignored.size === 0 ? raw : raw.filter((_, index) => !ignored.has(index))
  return createHash('sha256').update(said.join('\u001f')).digest().subarray(0, 16)
}
