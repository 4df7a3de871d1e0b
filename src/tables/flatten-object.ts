import type { Cell } from './table.ts'

const DEPTH = 8
const EMPTY: Cell = { text: '', kind: 'empty' }

/**
 * A JSON object as cells by dotted names. A Firestore instant (`{_seconds, _nanoseconds}`) becomes an instant in UTC, an array of plain
 * values a list, an array of objects or what lies deeper than eight levels its JSON text.
 */
export function flattenObject(value: object): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>()
  walk(value, '', 0, cells)
  return cells
}

function walk(value: object, prefix: string, depth: number, cells: Map<string, Cell>): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix === '' ? key : `${prefix}.${key}`
    if (inner !== null && typeof inner === 'object' && !Array.isArray(inner) && depth < DEPTH) {
      const instant = firestoreInstant(inner)
      if (instant !== null) cells.set(name, { text: instant, kind: 'instant' })
      else if (Object.keys(inner).length === 0) cells.set(name, EMPTY)
      else walk(inner, name, depth + 1, cells)
    } else cells.set(name, plainCell(inner))
  }
}

function plainCell(value: unknown): Cell {
  if (value === null || value === undefined || value === '') return EMPTY
  if (typeof value === 'string') return { text: value, kind: 'text' }
  if (typeof value === 'number') return { text: String(value), kind: 'number' }
  if (typeof value === 'boolean') return { text: String(value), kind: 'boolean' }
  if (Array.isArray(value) && value.length === 0) return EMPTY
  if (Array.isArray(value) && value.every((item) => item === null || typeof item !== 'object')) {
    const items = value.filter((item) => item !== null).map(String)
    return { text: items.join('\n'), kind: 'list', items }
  }
  return { text: jsonText(value), kind: 'text' }
}

function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return ''
  }
}

function firestoreInstant(value: object): string | null {
  const { _seconds: seconds, _nanoseconds: nanoseconds, ...rest } = value as Record<string, unknown>
  if (typeof seconds !== 'number' || typeof nanoseconds !== 'number' || Object.keys(rest).length > 0) return null
  const date = new Date(seconds * 1000 + Math.floor(nanoseconds / 1_000_000))
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z')
}
