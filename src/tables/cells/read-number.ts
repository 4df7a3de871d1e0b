import { NOTHING, readAs, unread, type CellRead } from '../cell-read.ts'

export type DecimalMark = '.' | ',' | null

export interface NumberRead extends CellRead<number> {
  /** The value was written with a percent sign: `45 %` is 45. */
  readonly percent: boolean
}

/**
 * A number with its grouping marks, sign or accountant's parentheses, percent sign. `1,234` and `1.234` mean two things: without a known
 * decimal mark they are not read, and that is said.
 */
export function readNumber(text: string, decimal: DecimalMark = null): NumberRead {
  const trimmed = text.trim()
  if (trimmed === '') return { ...NOTHING, percent: false }
  const percent = trimmed.endsWith('%')
  const plain = trimmed.replace(/\s*%$/, '')
  const bracketed = /^\((.+)\)$/.exec(plain)
  const read = readPlain(bracketed ? `-${bracketed[1]!.trim()}` : plain, decimal)
  if (read === 'ambiguous') return { ...unread('imports.read.number_ambiguous', trimmed), percent }
  if (read === null || !Number.isFinite(read)) return { ...unread('imports.read.number_unreadable', trimmed), percent }
  const digits = plain.replaceAll(/\D/g, '').replace(/^0+/, '').length
  if (Number.isInteger(read) ? !Number.isSafeInteger(read) : digits > 15) return { ...unread('imports.read.number_long', trimmed), percent }
  return { ...readAs(read), percent }
}

const SHAPE = /^([+\-−]?)\s*(\d[\d.,'’\s]*|[.,]\d+)$/

function readPlain(text: string, decimal: DecimalMark): number | null | 'ambiguous' {
  const shape = SHAPE.exec(text)
  if (!shape) return null
  const body = shape[2]!.trim()
  if (decimal === null && /^[1-9]\d{0,2}[.,]\d{3}$/.test(body)) return 'ambiguous'
  const normal = normalised(body, decimal)
  if (normal === null) return null
  const value = Number(normal)
  return shape[1] === '-' || shape[1] === '−' ? 0 - value : value
}

const SHAPES = [
  {
    mark: '.',
    grouped: /^\d{1,3}(?:(?:,\d{3})+|(?:['’]\d{3})+|(?:\s\d{3})+)(?:\.\d+)?$/,
    onceGrouped: /^[1-9]\d{0,2},\d{3}$/,
    plain: /^\d*\.\d+$/,
    likeGrouped: /^[1-9]\d{0,2}\.\d{3}$/,
  },
  {
    mark: ',',
    grouped: /^\d{1,3}(?:(?:\.\d{3})+|(?:['’]\d{3})+|(?:\s\d{3})+)(?:,\d+)?$/,
    onceGrouped: /^[1-9]\d{0,2}\.\d{3}$/,
    plain: /^\d*,\d+$/,
    likeGrouped: /^[1-9]\d{0,2},\d{3}$/,
  },
] as const

/** The digits with a point as decimal mark; null when the marks make no number. Without a known mark the caller has excluded `1,234`. */
function normalised(body: string, decimal: DecimalMark): string | null {
  if (/^\d+$/.test(body)) return body
  for (const { mark, grouped, onceGrouped, plain, likeGrouped } of SHAPES) {
    if (grouped.test(body) && (decimal === mark || !onceGrouped.test(body))) {
      return body.replaceAll(mark === '.' ? /[\s'’,]/g : /[\s'’.]/g, '').replace(',', '.')
    }
    if (plain.test(body) && (decimal === mark || !likeGrouped.test(body))) return body.replace(',', '.')
  }
  return null
}
