import canonicalize from 'canonicalize'
import type { ReportSnapshot } from '../../view/edition.ts'

/** The snapshot as canonical JSON (RFC 8785) in pieces: what `canonicalize` gives of the whole, which is never held whole. */
export function* snapshotInPieces(snapshot: ReportSnapshot): Generator<string> {
  let before = '{'
  for (const [name, value] of Object.entries(snapshot).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (value === undefined) continue
    yield `${before}${JSON.stringify(name)}:`
    if (Array.isArray(value)) yield* list(value)
    else yield canonical(value)
    before = ','
  }
  yield '}'
}

function* list(items: readonly unknown[]): Generator<string> {
  yield '['
  for (const [index, item] of items.entries()) yield `${index === 0 ? '' : ','}${canonical(item)}`
  yield ']'
}

/** A value that was read from canonical JSON has its names in order already, and the engine's own writer is the faster one. */
function canonical(value: unknown): string {
  return isOrdered(value) ? JSON.stringify(value) : (canonicalize(value) ?? 'null')
}

function isOrdered(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isOrdered)
  let before = ''
  for (const [name, member] of Object.entries(value)) {
    if (name < before || member === undefined || !isOrdered(member)) return false
    before = name
  }
  return true
}
