import type { Words } from '../../i18n/index.ts'
import type { Measure } from '../../charts/wrap-label.ts'
import type { StatusCount } from '../../view/figures.ts'
import { STATUSES } from '../../view/scales.ts'
import { MEASURE } from '../document/sheet.ts'
import { COLUMN_GAP, type Row, type Table } from '../table/table.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { lazyRows } from './lazy-rows.ts'

/** Heads are set in the semi-bold face, which is wider than the one that widths are given for. */
const STRONG = 1.06

export interface CountsEntry {
  readonly name: readonly Run[]
  readonly counts: readonly StatusCount[]
}

/** A table of counts: one named row each, one column a status under its mark and word, and the total. */
export function countsTable(
  words: Words,
  texts: { readonly caption: string; readonly head: string },
  entries: Iterable<CountsEntry>,
  measure: Measure,
): Table {
  const total = words.t('report.chart.total')
  const heads: { readonly word: string; readonly runs: Run[] }[] = [
    ...STATUSES.map((status) => {
      const word = words.t(`terms.status.${status}`)
      return { word, runs: [{ mark: status, alone: true }, { text: word }] }
    }),
    { word: total, runs: plain(total) },
  ]
  const widthOf = (word: string) =>
    Math.max(24, ...word.split(' ').map((part) => measure(part, STYLES.head.size) * STRONG)) + COLUMN_GAP + 0.5
  const columns = heads.map(({ word, runs }) => ({ head: runs, width: widthOf(word), align: 'right' as const }))
  return {
    caption: texts.caption,
    columns: [{ head: plain(texts.head), width: MEASURE - columns.reduce((sum, { width }) => sum + width, 0) }, ...columns],
    rowHeads: 1,
    rows: lazyRows(function* () {
      for (const entry of entries) yield rowOf(words, entry)
    }),
  }
}

function rowOf(words: Words, { name, counts }: CountsEntry): Row {
  const values = STATUSES.map((status) => counts.find((entry) => entry.status === status)?.count ?? 0)
  const total = values.reduce((sum, value) => sum + value, 0)
  const cells = values.map((value): Run[] => [
    value === 0 ? { text: words.number(0), color: 'soft' } : { text: words.number(value), face: 'strong' },
  ])
  return { cells: [name, ...cells, plain(words.number(total))] }
}
