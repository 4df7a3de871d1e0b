import { decodeText } from './decode-text.ts'
import { objectTable, type ObjectRow } from './object-table.ts'
import { refuse } from './refuse.ts'
import type { TableLimits } from './limits.ts'
import type { Source } from './open-source.ts'
import type { ScannedEncoding } from './scan-encoding.ts'
import type { Notice, Table, TableHints } from './table.ts'

/** An array of objects, or an object that holds one (its longest array of objects; what else it holds is said). */
export async function readJson(source: Source, scanned: ScannedEncoding, hints: TableHints, limits: TableLimits): Promise<Table> {
  if (source.size > limits.jsonBytes) throw refuse('errors.table_json_bytes', { limit: Math.floor(limits.jsonBytes / 1024 / 1024) })
  const pieces: string[] = []
  let length = 0
  for await (const piece of decodeText(source, scanned.encoding.name, scanned.mark)) {
    length += piece.length
    if (length > limits.jsonBytes) throw refuse('errors.table_json_bytes', { limit: Math.floor(limits.jsonBytes / 1024 / 1024) })
    pieces.push(piece)
  }
  const { items, notices } = listIn(parsed(pieces.join('')))
  return objectTable({
    format: 'json',
    encoding: scanned.encoding,
    notices: [...scanned.notices, ...notices],
    hints,
    limits,
    async *objects() {
      for (const [index, value] of items.entries()) yield objectAt(index + 1, value)
    },
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw whereBroken(text, error instanceof Error ? error.message : '')
  }
}

/** The engine names a position, or quotes the place, or neither. */
function whereBroken(text: string, message: string): Error {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) {
    const before = text.slice(0, Number(position))
    return refuse('errors.table_json_at', { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') })
  }
  const place = /, (?:\.\.\.)?"(.+)"(?:\.\.\.)? is not valid JSON$/s.exec(message)?.[1]
  return place === undefined
    ? refuse('errors.table_json')
    : refuse('errors.table_json_near', { place: place.replaceAll(/\s+/g, ' ').slice(0, 60).toWellFormed() })
}

function listIn(value: unknown): { items: readonly unknown[]; notices: readonly Notice[] } {
  if (Array.isArray(value)) return { items: value, notices: [] }
  if (value === null || typeof value !== 'object') throw refuse('errors.table_json_shape')
  const lists = Object.entries(value).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && entry[1].some(isObject))
  const longest = lists.toSorted((a, b) => b[1].length - a[1].length)[0]
  if (!longest) return { items: [value], notices: [] }
  const others = Object.keys(value).filter((key) => key !== longest[0])
  const said: Notice = {
    key: 'imports.read.json_list',
    values: { name: longest[0], others: others.slice(0, 10).join(', '), count: others.length },
  }
  return { items: longest[1], notices: [said] }
}

function objectAt(row: number, value: unknown): ObjectRow {
  if (isObject(value)) return { row, value, notices: [] }
  const sample = (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 60).toWellFormed()
  return { row, value: null, notices: [{ key: 'imports.read.item_no_object', row, values: { sample } }] }
}

function isObject(value: unknown): value is object {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
