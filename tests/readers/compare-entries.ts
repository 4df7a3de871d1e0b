import { isDeepStrictEqual } from 'node:util'
import type { ExpectedEntry } from './expected-feed.ts'

/** What a reader shows wrongly, of the members that it can show; one line an entry. */
export function compareEntries(
  reader: string,
  feed: string,
  expected: readonly ExpectedEntry[],
  shown: readonly (Partial<ExpectedEntry> & { readonly id: string })[],
): readonly string[] {
  const byId = new Map(shown.map((entry) => [entry.id, entry]))
  const faults = expected.flatMap((entry) => {
    const found = byId.get(entry.id)
    if (found === undefined) return [`${reader}: ${feed} lacks ${entry.id}`]
    return Object.entries(found).flatMap(([name, value]) =>
      value === undefined || isDeepStrictEqual(value, entry[name as keyof ExpectedEntry])
        ? []
        : [`${reader}: ${feed} shows as ${name} ${JSON.stringify(value)} instead of ${JSON.stringify(entry[name as keyof ExpectedEntry])}`],
    )
  })
  return byId.size === expected.length ? faults : [...faults, `${reader}: ${feed} shows ${byId.size} entries of ${expected.length}`]
}
