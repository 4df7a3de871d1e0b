import type { Words } from '../../i18n/index.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import { MEASURE, type Sheet } from '../document/sheet.ts'
import { drawTable } from '../table/draw-table.ts'
import type { Row } from '../table/table.ts'
import { flow } from '../text/flow.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { dateCell, institutionCell, positionCell, replyCell, statusCell, statusSinceCell } from './addressee-cells.ts'
import { localized } from './localized.ts'
import { beginSection } from './section.ts'

/** The table of every recommendation × addressee; position, assessment and reply side by side where anybody was invited to reply. */
export async function drawRegister(sheet: Sheet, { recommendations, edition }: ReportSnapshot): Promise<void> {
  const { words } = sheet
  const replies = recommendations.some(({ addressees }) => addressees.some(({ reply }) => reply))
  const rows = rowsOf(recommendations, words, replies ? edition.timeZone : null)
  beginSection(sheet, 'register', words.t('report.register'), { newPage: rows.length > 0 })
  if (rows.length === 0) {
    flow(sheet, plain(words.t('report.register.none')), STYLES.body)
    return
  }
  flow(sheet, plain(words.t('report.register.intro')), STYLES.body, { after: 8 })
  const widths = replies ? [48, MEASURE - 48 - 84 - 94 - 82 - 52, 84, 94, 82, 52] : [48, MEASURE - 48 - 96 - 88 - 62 - 52, 96, 88, 62, 52]
  const heads = ['code', 'institution', 'position', 'status', replies ? 'reply' : 'since', 'due'] as const
  await drawTable(sheet, {
    caption: words.t('report.register.caption'),
    columns: heads.map((head, index) => ({ head: plain(words.t(`report.register.${head}`)), width: widths[index]! })),
    rowHeads: 2,
    rows,
  })
}

/** `repliesIn`: the zone of the edition where the table has a column for replies (the date since when then stands beneath the status). */
function rowsOf(recommendations: ReportSnapshot['recommendations'], words: Words, repliesIn: string | null): Row[] {
  return recommendations.flatMap(({ code, title, addressees }) => {
    const name: Run[] = [{ text: code, link: { place: code } }, { text: '\u00A0 ' }, ...localized(words, title, { face: 'strong' })]
    const rows = addressees.map((addressee) => ({
      cells: [
        [{ text: code, color: 'soft' } as const],
        institutionCell(words, addressee),
        positionCell(words, addressee),
        repliesIn === null ? statusCell(words, addressee) : statusSinceCell(words, addressee),
        repliesIn === null ? dateCell(words, addressee.statusSince) : replyCell(words, addressee, repliesIn),
        dateCell(words, addressee.dueOn),
      ],
    }))
    const none: Run[] = addressees.length > 0 ? [] : [{ text: `. ${words.t('report.block.addressees.none')}`, color: 'soft' }]
    return [{ cells: [[...name, ...none]] }, ...rows]
  })
}
