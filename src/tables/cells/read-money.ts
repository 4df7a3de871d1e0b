import { NOTHING, readAs, unread, type CellNotice, type CellRead } from '../cell-read.ts'
import { readNumber, type DecimalMark } from './read-number.ts'

export interface Money {
  /** In hundredths of the unit. */
  readonly minor: number
  /** ISO 4217; null when the cell names none. A dollar sign alone names none: half of America writes it. */
  readonly currency: string | null
}

const SIGNS: readonly (readonly [RegExp, string | null])[] = [
  [/US\$|USD|U\.S\.\$/i, 'USD'],
  [/PEN|S\/\.?/i, 'PEN'],
  [/EUR|€/i, 'EUR'],
  [/GBP|£/i, 'GBP'],
  [/\$/, null],
]

/** An amount with or without its sign (`$3,160`, `3349 `, `S/ 1 200,50`). More than two decimals are rounded, which is said. */
export function readMoney(text: string, decimal: DecimalMark = null): CellRead<Money> {
  const trimmed = text.trim()
  if (trimmed === '') return NOTHING
  let currency: string | null = null
  let body = trimmed
  for (const [sign, code] of SIGNS) {
    if (!sign.test(body)) continue
    currency = code
    body = body.replace(sign, '').trim()
    break
  }
  if (body === '' || body.endsWith('%')) return unread('imports.read.money_unreadable', trimmed)
  const { value, notices } = readNumber(body, decimal)
  if (value === null) {
    return notices[0]?.key === 'imports.read.number_ambiguous' ? { value: null, notices } : unread('imports.read.money_unreadable', trimmed)
  }
  const minor = Math.round(value * 100)
  if (!Number.isSafeInteger(minor)) return unread('imports.read.money_unreadable', trimmed)
  const rounded: CellNotice = { key: 'imports.read.money_rounded', values: { text: trimmed } }
  return Math.abs(value * 100 - minor) > 1e-6 ? readAs({ minor, currency }, rounded) : readAs({ minor, currency })
}
