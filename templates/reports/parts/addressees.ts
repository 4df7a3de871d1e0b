import type { RecommendationView } from '../../view/recommendation.ts'
import { MEASURE, type Sheet } from '../document/sheet.ts'
import { drawTable, openingHeight } from '../table/draw-table.ts'
import type { Table } from '../table/table.ts'
import { flow } from '../text/flow.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { dateCell, institutionCell, positionCell, replyCell, statusCell, statusSinceCell } from './addressee-cells.ts'
import { subheading } from './section.ts'

/** Who is asked, with position, status and due date; and the reply beside them, where somebody was invited to one. */
export async function drawAddressees(sheet: Sheet, { code, addressees }: RecommendationView, timeZone: string): Promise<void> {
  const { words } = sheet
  if (addressees.length === 0) {
    subheading(sheet, words.t('report.block.addressees'))
    flow(sheet, plain(words.t('report.block.addressees.none')), STYLES.body)
    return
  }
  if (addressees.some(({ reply }) => reply)) return drawWithReplies(sheet, { code, addressees }, timeZone)
  const widths = [MEASURE - 96 - 98 - 66 - 52, 96, 98, 66, 52]
  const heads = ['institution', 'position', 'status', 'since', 'due'] as const
  const table: Table = {
    caption: words.t('report.block.addressees.caption', { code }),
    columns: heads.map((head, index) => ({ head: plain(words.t(`report.register.${head}`)), width: widths[index]! })),
    rowHeads: 1,
    rows: addressees.map((addressee) => ({
      cells: [
        institutionCell(words, addressee, true),
        positionCell(words, addressee),
        statusCell(words, addressee),
        dateCell(words, addressee.statusSince),
        dateCell(words, addressee.dueOn),
      ],
    })),
  }
  subheading(sheet, words.t('report.block.addressees'), openingHeight(table))
  await drawTable(sheet, table)
}

/** Position, assessment and reply side by side; the date since when stands beneath the status. */
async function drawWithReplies(
  sheet: Sheet,
  { code, addressees }: Pick<RecommendationView, 'code' | 'addressees'>,
  timeZone: string,
): Promise<void> {
  const { words } = sheet
  const widths = [MEASURE - 92 - 98 - 84 - 62, 92, 98, 84, 62]
  const heads = ['institution', 'position', 'status', 'reply', 'due'] as const
  const table: Table = {
    caption: words.t('report.block.addressees.caption', { code }),
    columns: heads.map((head, index) => ({ head: plain(words.t(`report.register.${head}`)), width: widths[index]! })),
    rowHeads: 1,
    rows: addressees.map((addressee) => ({
      cells: [
        institutionCell(words, addressee, true),
        positionCell(words, addressee),
        statusSinceCell(words, addressee),
        replyCell(words, addressee, timeZone),
        dateCell(words, addressee.dueOn),
      ],
    })),
  }
  subheading(sheet, words.t('report.block.addressees'), openingHeight(table))
  await drawTable(sheet, table)
}
