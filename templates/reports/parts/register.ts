import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { MEASURE, type Sheet } from '../document/sheet.ts'
import { drawTable } from '../table/draw-table.ts'
import type { Row } from '../table/table.ts'
import { flow } from '../text/flow.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { dateCell, institutionCell, positionCell, statusCell } from './addressee-cells.ts'
import { localized } from './localized.ts'
import { beginSection } from './section.ts'

/** The table of every recommendation × addressee. */
export async function drawRegister(sheet: Sheet, { recommendations }: ReportSnapshot): Promise<void> {
  const { words } = sheet
  const rows = rowsOf(recommendations, words)
  beginSection(sheet, 'register', words.t('report.register'), { newPage: rows.length > 0 })
  if (rows.length === 0) {
    flow(sheet, plain(words.t('report.register.none')), STYLES.body)
    return
  }
  flow(sheet, plain(words.t('report.register.intro')), STYLES.body, { after: 8 })
  const widths = [48, MEASURE - 48 - 96 - 88 - 62 - 52, 96, 88, 62, 52]
  const heads = ['code', 'institution', 'position', 'status', 'since', 'due'] as const
  await drawTable(sheet, {
    caption: words.t('report.register.caption'),
    columns: heads.map((head, index) => ({ head: plain(words.t(`report.register.${head}`)), width: widths[index]! })),
    rowHeads: 2,
    rows,
  })
}

function rowsOf(recommendations: ReportSnapshot['recommendations'], words: Words): Row[] {
  return recommendations.flatMap(({ code, title, addressees }) => {
    const name: Run[] = [{ text: code, link: { place: code } }, { text: '\u00A0 ' }, ...localized(words, title, { face: 'strong' })]
    const rows = addressees.map((addressee) => ({
      cells: [
        [{ text: code, color: 'soft' } as const],
        institutionCell(words, addressee),
        positionCell(words, addressee),
        statusCell(words, addressee),
        dateCell(words, addressee.statusSince),
        dateCell(words, addressee.dueOn),
      ],
    }))
    const none: Run[] = addressees.length > 0 ? [] : [{ text: `. ${words.t('report.block.addressees.none')}`, color: 'soft' }]
    return [{ cells: [[...name, ...none]] }, ...rows]
  })
}
