import type { ReportSnapshot } from '../../view/edition.ts'

/** Letters and signs that every face has: most texts hold nothing else. */
const COMMON = /^[\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u00FF]*$/

/** How many signs of the record's texts `missing` says cannot be printed. The same text counts once. */
export function missingSigns({ recommendations, changes }: ReportSnapshot, missing: (text: string) => number): number {
  const uncommon = new Set<string>()
  collect([recommendations, changes], uncommon)
  return [...uncommon].reduce((sum, text) => sum + missing(text), 0)
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    if (!COMMON.test(value)) found.add(value)
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collect(inner, found)
  }
}
