import type { AddresseeView } from '../../view/addressee.ts'
import type { RecommendationView } from '../../view/recommendation.ts'
import { MEASURE } from '../document/sheet.ts'
import type { Block } from '../layout/block.ts'
import type { Row, Table } from '../table/table.ts'
import { plain, type Run } from '../text/run.ts'
import { dateCell, institutionCell } from './addressee-cells.ts'
import { codeRun } from './code-run.ts'
import { lazyRows } from './lazy-rows.ts'
import { localized } from './localized.ts'
import type { Report } from './report.ts'
import { section, sentence, subsection } from './section.ts'
import { statusPhrase } from './status-phrase.ts'

type Name = 'overdue' | 'stale' | 'awaiting'

const LISTS: readonly Name[] = ['overdue', 'stale', 'awaiting']

/** Which addressees a list holds, and the date that it shows. */
const HELD: Readonly<Record<Name, (addressee: AddresseeView) => boolean>> = {
  overdue: ({ overdue }) => overdue,
  stale: ({ stale }) => stale,
  awaiting: ({ awaitingReply }) => awaitingReply,
}
const DATE: Readonly<Record<Name, (addressee: AddresseeView) => string | null>> = {
  overdue: ({ dueOn }) => dueOn,
  stale: ({ statusSince }) => statusSince,
  awaiting: ({ reply }) => reply?.deadline ?? null,
}

/** What is past its due date, not reviewed recently, or awaiting a reply: a table each, or a sentence. */
export function listBlocks(report: Report): Generator<Block> {
  const { overdue, stale, awaitingReply } = report.snapshot.figures
  return section('lists', report.words.t('report.lists'), content(report), { newPage: overdue + stale + awaitingReply > 0 })
}

function* content(report: Report): Generator<Block> {
  const { words, snapshot } = report
  yield sentence(words.t('report.lists.intro'), 2)
  for (const name of LISTS) {
    const n = snapshot.recommendations.reduce((sum, { addressees }) => sum + addressees.filter(HELD[name]).length, 0)
    yield* subsection(`list-${name}`, words.t(`report.list.${name}`), n > 0 ? 90 : 40)
    yield sentence(words.t(`report.list.${name}.count`, { n }), 6)
    if (n > 0) yield { kind: 'table', table: tableOf(report, name), after: 12 }
  }
}

function tableOf(report: Report, name: Name): Table {
  const { words, snapshot } = report
  const [code, institution, status, date] = [46, 132, 96, 62]
  return {
    caption: words.t(`report.list.${name}.caption`),
    columns: [
      { head: plain(words.t('report.register.code')), width: code },
      { head: plain(words.t('report.register.institution')), width: institution },
      { head: plain(words.t('report.list.recommendation')), width: MEASURE - code - institution - status - date },
      { head: plain(words.t('report.register.status')), width: status },
      { head: plain(words.t(`report.list.${name}.date`)), width: date },
    ],
    rowHeads: 2,
    rows: lazyRows(function* () {
      for (const item of snapshot.recommendations) yield* rowsOf(report, name, item)
    }),
  }
}

function* rowsOf(report: Report, name: Name, { code, title, addressees }: RecommendationView): Generator<Row> {
  const { words } = report
  for (const addressee of addressees.filter(HELD[name])) {
    const cells: (readonly Run[])[] = [
      [codeRun(report, code)],
      institutionCell(words, addressee),
      localized(words, title),
      statusPhrase(words, addressee.status),
      dateCell(words, DATE[name](addressee)),
    ]
    yield { cells }
  }
}
