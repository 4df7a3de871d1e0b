import { editionNumber } from '../../view/edition-number.ts'
import { MEASURE } from '../document/sheet.ts'
import { close, open, paragraph, type Block } from '../layout/block.ts'
import type { Table } from '../table/table.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { editionAddress } from './addresses.ts'
import { comparisonOf } from './comparison.ts'
import { editionName, periodName } from './edition-words.ts'
import { keyFigureBlocks } from './key-figures.ts'
import type { Report } from './report.ts'
import { remark, section } from './section.ts'
import { signed } from './signed.ts'
import { statusPhrase } from './status-phrase.ts'
import { summarySentences } from './summary-sentences.ts'

const NUMBER = 50

/** The report on one page: key figures with their change, the sentences that matter, and addressees by status. */
export function summaryBlocks(report: Report): Generator<Block> {
  return section('figures', report.words.t('report.figures'), content(report), { newPage: true })
}

function* content(report: Report): Generator<Block> {
  yield* keyFigureBlocks(report)
  yield remark(comparisonRuns(report), 12)
  yield open('L')
  for (const runs of summarySentences(report)) {
    yield open('LI')
    yield paragraph(runs, STYLES.lead, {
      role: 'LBody',
      indent: 14,
      after: 5,
      label: { runs: [{ text: '•', color: 'accent' }], indent: 0 },
    })
    yield close
  }
  yield close
  yield { kind: 'space', height: 8 }
  yield { kind: 'table', table: statusTable(report), after: 12 }
}

/** What the figures are compared with, by name, and where to find it. */
function comparisonRuns({ snapshot, words }: Report): Run[] {
  if (snapshot.request) return plain(words.t('report.figures.request'))
  const compared = comparisonOf(snapshot)
  if (!compared) return plain(words.t('report.figures.baseline'))
  if (!compared.edition) return plain(words.t('report.figures.since_start'))
  const edition = { ...compared.edition, timeZone: snapshot.edition.timeZone, late: false }
  const named = words.t('report.edition.named', {
    name: editionName(edition, words),
    number: editionNumber(edition),
    period: periodName(edition, words),
  })
  return [
    { text: `${words.t('report.figures.since_edition')} ` },
    { text: named, link: { address: editionAddress(snapshot, words, edition.slug) } },
    { text: '.' },
  ]
}

function statusTable({ snapshot, words }: Report): Table {
  const { byStatus } = snapshot.figures
  const compared = comparisonOf(snapshot)
  const numbers = compared
    ? [words.t('report.figures.before'), words.t('report.figures.now'), words.t('report.figures.difference')]
    : [words.t('report.figures.on_date')]
  return {
    caption: words.t('report.figures.caption'),
    columns: [
      { head: plain(words.t('report.figures.status')), width: 112 },
      { head: plain(words.t('report.figures.definition')), width: MEASURE - 112 - numbers.length * NUMBER },
      ...numbers.map((head) => ({ head: plain(head), width: NUMBER, align: 'right' as const })),
    ],
    rowHeads: 1,
    rows: byStatus.map(({ status, count }) => {
      const earlier = compared?.figures.byStatus.find((entry) => entry.status === status)?.count ?? 0
      const now: Run[] = [{ text: words.number(count), face: 'strong' }]
      const cells = compared ? [plain(words.number(earlier)), now, plain(signed(count - earlier, words))] : [now]
      return { cells: [statusPhrase(words, status), plain(words.t(`terms.status.${status}.definition`)), ...cells] }
    }),
  }
}
