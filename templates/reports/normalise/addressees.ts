import type { RecommendationView } from '../../view/recommendation.ts'
import { MEASURE } from '../document/sheet.ts'
import type { Block } from '../layout/block.ts'
import type { Table } from '../table/table.ts'
import { plain } from '../text/run.ts'
import { dateCell, institutionCell, positionCell, replyCell, statusCell, statusSinceCell } from './addressee-cells.ts'
import type { Report } from './report.ts'
import { sentence } from './section.ts'
import { subheading } from './subheading.ts'

/** Who is asked, with position, status and due date; and the reply beside them, where somebody was invited to one. */
export function* addresseeBlocks(report: Report, { code, addressees }: RecommendationView): Generator<Block> {
  const { words, zone } = report
  yield* subheading(words.t('report.block.addressees'), 90)
  if (addressees.length === 0) {
    yield sentence(words.t('report.block.addressees.none'))
    return
  }
  const replies = addressees.some(({ reply }) => reply)
  const widths = replies ? [92, 98, 84, 62] : [96, 98, 66, 52]
  const first = MEASURE - widths.reduce((sum, width) => sum + width, 0)
  const heads = ['institution', 'position', 'status', replies ? 'reply' : 'since', 'due'] as const
  const table: Table = {
    caption: words.t('report.block.addressees.caption', { code }),
    columns: heads.map((head, index) => ({
      head: plain(words.t(`report.register.${head}`)),
      width: index === 0 ? first : widths[index - 1]!,
    })),
    rowHeads: 1,
    rows: addressees.map((addressee) => ({
      cells: [
        institutionCell(words, addressee, true),
        positionCell(words, addressee),
        replies ? statusSinceCell(words, addressee) : statusCell(words, addressee),
        replies ? replyCell(words, addressee, zone) : dateCell(words, addressee.statusSince),
        dateCell(words, addressee.dueOn),
      ],
    })),
  }
  yield { kind: 'table', table, after: 12 }
}
