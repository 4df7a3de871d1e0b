import type { RecommendationView } from '../../view/recommendation.ts'
import { MEASURE } from '../document/sheet.ts'
import type { Block } from '../layout/block.ts'
import type { Row, Table } from '../table/table.ts'
import { plain, type Run } from '../text/run.ts'
import { dateCell, institutionCell, positionCell, replyCell, statusCell, statusSinceCell } from './addressee-cells.ts'
import { codeRun } from './code-run.ts'
import { scoped } from './finding.ts'
import { lazyRows } from './lazy-rows.ts'
import { localized } from './localized.ts'
import type { Report } from './report.ts'
import { section, sentence } from './section.ts'

/** The table of every recommendation × addressee. */
export function registerBlocks(report: Report): Generator<Block> {
  const { snapshot, words } = report
  const { recommendations } = snapshot
  const filled = recommendations.length > 0
  return section('register', words.t('report.register'), content(report, recommendations), { newPage: filled })
}

function* content(report: Report, recommendations: readonly RecommendationView[]): Generator<Block> {
  const { snapshot, words, brief } = report
  if (recommendations.length === 0) {
    yield sentence(words.t(`report.register.none${scoped(snapshot)}`))
    return
  }
  yield sentence(words.t(brief ? 'report.register.intro.brief' : 'report.register.intro'))
  yield { kind: 'table', table: registerTable(report, recommendations, words.t('report.register.caption')), after: 12 }
}

/** Recommendations with each institution asked; position, assessment and reply side by side where anybody was invited to reply. */
export function registerTable(report: Report, recommendations: readonly RecommendationView[], caption: string): Table {
  const { words } = report
  const replies = recommendations.some(({ addressees }) => addressees.some(({ reply }) => reply))
  const widths = replies ? [84, 94, 82, 52] : [96, 88, 62, 52]
  const institution = MEASURE - 48 - widths.reduce((sum, width) => sum + width, 0)
  const all = [48, institution, ...widths]
  const heads = ['code', 'institution', 'position', 'status', replies ? 'reply' : 'since', 'due'] as const
  return {
    caption,
    columns: heads.map((head, index) => ({ head: plain(words.t(`report.register.${head}`)), width: all[index]! })),
    rowHeads: 2,
    rows: lazyRows(function* () {
      for (const item of recommendations) yield* rowsOf(report, item, replies)
    }),
  }
}

/** `replies`: the table has a column for replies, and the date since when stands beneath the status. */
function* rowsOf(report: Report, { code, title, addressees }: RecommendationView, replies: boolean): Generator<Row> {
  const { words, zone } = report
  const name: Run[] = [codeRun(report, code), { text: '\u00A0 ' }, ...localized(words, title, { face: 'strong' })]
  const none: Run[] = addressees.length > 0 ? [] : [{ text: `. ${words.t('report.block.addressees.none')}`, color: 'soft' }]
  yield { cells: [[...name, ...none]] }
  for (const addressee of addressees) {
    yield {
      cells: [
        [{ text: code, color: 'soft' }],
        institutionCell(words, addressee),
        positionCell(words, addressee),
        replies ? statusSinceCell(words, addressee) : statusCell(words, addressee),
        replies ? replyCell(words, addressee, zone) : dateCell(words, addressee.statusSince),
        dateCell(words, addressee.dueOn),
      ],
    }
  }
}
