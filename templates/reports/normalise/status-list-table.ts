import type { Words } from '../../i18n/index.ts'
import { STATUSES } from '../../view/scales.ts'
import { MEASURE } from '../document/sheet.ts'
import type { Table } from '../table/table.ts'
import { plain, type Run } from '../text/run.ts'
import type { CountsEntry } from './counts-table.ts'
import { joinRuns } from './join-runs.ts'
import { lazyRows } from './lazy-rows.ts'
import { statusPhrase } from './status-phrase.ts'

const NAME = 190
const TOTAL = 46

/** A table of counts for rows with long names: name, the statuses that occur with their number, and the total. */
export function statusListTable(
  words: Words,
  texts: { readonly caption: string; readonly head: string },
  entries: Iterable<CountsEntry>,
): Table {
  return {
    caption: texts.caption,
    columns: [
      { head: plain(texts.head), width: NAME },
      { head: plain(words.t('report.figures.status')), width: MEASURE - NAME - TOTAL },
      { head: plain(words.t('report.chart.total')), width: TOTAL, align: 'right' },
    ],
    rowHeads: 1,
    rows: lazyRows(function* () {
      for (const { name, counts } of entries) {
        const total = counts.reduce((sum, { count }) => sum + count, 0)
        const found = STATUSES.flatMap((status): (readonly Run[])[] => {
          const count = counts.find((entry) => entry.status === status)?.count ?? 0
          return count === 0 ? [] : [[...statusPhrase(words, status), { text: `\u00A0${words.number(count)}` }]]
        })
        yield { cells: [name, joinRuns(found, ',  '), plain(words.number(total))] }
      }
    }),
  }
}
