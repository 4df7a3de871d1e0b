import type { Words } from '../../i18n/index.ts'
import type { StatusCount } from '../../view/figures.ts'
import { STATUSES } from '../../view/scales.ts'
import { MEASURE } from '../document/sheet.ts'
import { fitColumns } from '../table/fit-columns.ts'
import type { Table } from '../table/table.ts'
import { plain, type Run } from '../text/run.ts'

/** A table of counts: one named row each, one column a status under its mark and word, and the total. */
export function countsTable(
  words: Words,
  caption: string,
  head: string,
  entries: readonly (readonly [string, readonly StatusCount[]])[],
): Table {
  const heads: Run[][] = STATUSES.map((status) => [{ mark: status, alone: true }, { text: words.t(`terms.status.${status}`) }])
  const widths = fitColumns([...STATUSES.map((status) => words.t(`terms.status.${status}`)), words.t('report.chart.total')], MEASURE)
  return {
    caption,
    columns: [
      { head: plain(head), width: widths.rest },
      ...[...heads, plain(words.t('report.chart.total'))].map((runs, index) => ({
        head: runs,
        width: widths.columns[index]!,
        align: 'right' as const,
      })),
    ],
    rowHeads: 1,
    rows: entries.map(([name, counts]) => {
      const values = STATUSES.map((status) => counts.find((entry) => entry.status === status)?.count ?? 0)
      const total = values.reduce((sum, value) => sum + value, 0)
      const cells = values.map((value): Run[] => [
        value === 0 ? { text: '0', color: 'soft' } : { text: words.number(value), face: 'strong' },
      ])
      return { cells: [plain(name), ...cells, plain(words.number(total))] }
    }),
  }
}
