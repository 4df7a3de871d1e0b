import type { RawRecord } from './record-splitter.ts'
import { recordSplitter } from './record-splitter.ts'
import type { Separator } from './table.ts'

const CANDIDATES: readonly Separator[] = [',', ';', '\t', '|']
const ROWS = 200

/**
 * The separator that gives rows of the same width, wider first; a comma when none does. `text` is the beginning of the file; its last
 * row, which may be cut off, does not count.
 */
export function guessSeparator(text: string, returnsEndRows: boolean): Separator {
  let best: { separator: Separator; score: number } = { separator: ',', score: 0 }
  for (const separator of CANDIDATES) {
    const splitter = recordSplitter({ separator, returnsEndRows, limits: { cellLength: 100_000, columns: Number.POSITIVE_INFINITY } })
    const whole = splitter.push(text)
    const records = (whole.length > 1 ? whole : [...whole, ...splitter.end()]).filter((record) =>
      record.cells.some((cell) => cell.trim() !== ''),
    )
    const score = scoreOf(records.slice(0, ROWS))
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

/** Share of the rows that have the most frequent width, times a measure of that width; nothing for a single column. */
function scoreOf(records: readonly RawRecord[]): number {
  const widths = new Map<number, number>()
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  const wide = [...widths].filter(([width]) => width > 1).toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]
  if (!wide) return 0
  const strays = records.reduce((sum, record) => sum + record.faults.length, 0)
  return (wide[1] / records.length) ** 2 * (1 + Math.log2(wide[0]) / 8) - strays / (records.length * 4)
}
