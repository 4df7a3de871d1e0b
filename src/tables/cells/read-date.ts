import { findDates, type FoundDate } from './find-dates.ts'
import { NOTHING, readAs, shortened, unread, type CellNotice, type CellRead } from '../cell-read.ts'

/** Which part of `10/07/2019` is the month: `mdy` as in the United States, `dmy` as in Peru; null: not known. */
export type DateOrder = 'dmy' | 'mdy' | null

export interface DateRead extends CellRead<string> {
  /** When the cell holds more than one date: all of them, as far as they could be read; `value` is null then. */
  readonly several: readonly string[]
}

/**
 * A date as precise as it is written (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`), from ISO and its kin, numbers with slashes, dots or hyphens,
 * Spanish or English words, also inside a sentence (said). Ambiguous without an order, non-existent, several in one cell, or no date at
 * all: null, and why. `037/23` is no date.
 */
export function readDate(text: string, order: DateOrder = null): DateRead {
  const trimmed = text.trim()
  if (trimmed === '') return { ...NOTHING, several: [] }
  const found = findDates(trimmed.slice(0, 2000))
  const [only] = found
  if (!only) return { ...unread('imports.read.date_unreadable', trimmed), several: [] }
  const dates = found.map((date) => dateOf(date, order))
  if (found.length > 1) {
    const several = dates.map((date) => date.value).filter((value) => value !== null)
    return {
      value: null,
      several,
      notices: [{ key: 'imports.read.dates_several', values: { text: shortened(trimmed), count: found.length } }],
    }
  }
  const { value, notices } = dates[0]!
  if (value === null || only.text.length === trimmed.length) return { value, notices, several: [] }
  const rest = (trimmed.slice(0, only.at) + trimmed.slice(only.at + only.text.length)).trim()
  const said: CellNotice = { key: 'imports.read.date_in_text', values: { text: shortened(trimmed), date: value } }
  return { value, notices: !/[\p{L}\p{N}]/u.test(rest) ? notices : [...notices, said], several: [] }
}

function dateOf(found: FoundDate, order: DateOrder): CellRead<string> {
  const notices: CellNotice[] = []
  if (found.time) notices.push({ key: 'imports.read.date_time', values: { text: found.text } })
  const year = yearOf(found.year)
  if (found.year.length < 4) notices.push({ key: 'imports.read.date_year_short', values: { text: found.text, year } })
  if (found.month !== undefined) return checked(found, notices, year, found.month, found.day)
  const [first, second] = found.pair!
  if (first === second || (first > 12 && second <= 12) || (second > 12 && first <= 12)) {
    return checked(found, notices, year, Math.min(second > 12 ? first : second, 12), second > 12 ? second : first)
  }
  if (order === 'dmy') return checked(found, notices, year, second, first)
  if (order === 'mdy') return checked(found, notices, year, first, second)
  const values = { day_first: `${year}-${two(second)}-${two(first)}`, month_first: `${year}-${two(first)}-${two(second)}` }
  return first > 12 ? unread('imports.read.date_none', found.text) : unread('imports.read.date_ambiguous', found.text, values)
}

function checked(
  found: FoundDate,
  notices: readonly CellNotice[],
  year: number,
  month: number | null,
  day: number | undefined,
): CellRead<string> {
  if (month === null) return readAs(String(year).padStart(4, '0'), ...notices)
  const start = `${String(year).padStart(4, '0')}-${two(month)}`
  if (month < 1 || month > 12) return unread('imports.read.date_none', found.text)
  if (day === undefined) return readAs(start, ...notices)
  const exists = day >= 1 && new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1 && day <= 31
  return exists ? readAs(`${start}-${two(day)}`, ...notices) : unread('imports.read.date_none', found.text)
}

/** Two digits: 70 to 99 are of the twentieth century, 00 to 69 of this one. */
function yearOf(digits: string): number {
  const year = Number(digits)
  return digits.length > 2 ? year : year + (year < 70 ? 2000 : 1900)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
