import { STATUSES } from '../../view/scales.ts'
import { MEASURE, type Sheet } from '../document/sheet.ts'
import { drawTable } from '../table/draw-table.ts'
import { flow } from '../text/flow.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { beginSection } from './section.ts'
import { statusPhrase } from './status-phrase.ts'

const RULES = ['1', '2', '3', '4', '5', '6', '7'] as const

/** How statuses come about, and the definition of each. */
export async function drawMethod(sheet: Sheet): Promise<void> {
  const { words } = sheet
  beginSection(sheet, 'method', words.t('report.method'), { newPage: true })
  flow(sheet, plain(words.t('report.method.statuses')), STYLES.heading, { role: 'H3', after: 4 })
  await drawTable(sheet, {
    caption: words.t('report.method.statuses.caption'),
    columns: [
      { head: plain(words.t('report.figures.status')), width: 130 },
      { head: plain(words.t('report.figures.definition')), width: MEASURE - 130 },
    ],
    rowHeads: 1,
    rows: STATUSES.map((status) => ({ cells: [statusPhrase(words, status), plain(words.t(`terms.status.${status}.definition`))] })),
  })
  for (const rule of RULES) flow(sheet, plain(words.t(`report.method.${rule}`)), STYLES.body, { after: 7 })
}
