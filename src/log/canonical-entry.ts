import canonicalize from 'canonicalize'
import { RuleBroken } from '../kernel/errors.ts'
import { LONGEST_LEAF } from '../verifier/index.ts'
import type { LeafValue } from './append-event.ts'

/**
 * An entry as RFC 8785 JSON. Throws RuleBroken for what that cannot say (half a Unicode pair, a number that is none) and for
 * more than an entry bundle of the public log can hold (65,535 bytes), before anything is written.
 */
export function canonicalEntry(entry: Readonly<Record<string, LeafValue>>): string {
  let text: string | undefined
  try {
    text = canonicalize(entry)
  } catch {
    throw new RuleBroken({ key: 'errors.entry_not_canonical' })
  }
  if (text === undefined) throw new RuleBroken({ key: 'errors.entry_not_canonical' })
  const bytes = Buffer.byteLength(text, 'utf8')
  if (bytes > LONGEST_LEAF) throw new RuleBroken({ key: 'errors.entry_too_long', values: { bytes, most: LONGEST_LEAF } })
  return text
}
