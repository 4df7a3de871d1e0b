import { setImmediate } from 'node:timers/promises'
import canonicalize from 'canonicalize'
import type { ReportSnapshot } from '../../templates/view/edition.ts'

/** So many entries of a list at a time: a few milliseconds, between which requests are served. */
const AT_A_TIME = 50

/** A snapshot as RFC 8785 JSON, the very text that `canonicalize` gives of the whole, made piece by piece. Throws on half a Unicode pair. */
export async function canonicalSnapshot(snapshot: ReportSnapshot): Promise<string> {
  const members: string[] = []
  for (const [name, value] of Object.entries(snapshot).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (value === undefined) continue
    members.push(`${JSON.stringify(name)}:${Array.isArray(value) ? await canonicalList(value) : canonicalValue(value)}`)
  }
  return `{${members.join(',')}}`
}

async function canonicalList(list: readonly unknown[]): Promise<string> {
  const pieces: string[] = []
  for (let from = 0; from < list.length; from += AT_A_TIME) {
    if (from > 0) await setImmediate()
    pieces.push(
      list
        .slice(from, from + AT_A_TIME)
        .map(canonicalValue)
        .join(','),
    )
  }
  return `[${pieces.join(',')}]`
}

function canonicalValue(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('a snapshot that cannot be canonicalised')
  return text
}
