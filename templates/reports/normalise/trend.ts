import { trendChart } from '../../charts/trend.chart.ts'
import type { TrendPoint } from '../../view/edition.ts'
import { editionNumber } from '../../view/edition-number.ts'
import type { KeyFigures } from '../../view/figures.ts'
import { MEASURE } from '../document/sheet.ts'
import { figure, type Block } from '../layout/block.ts'
import type { Table } from '../table/table.ts'
import { plain, type Run } from '../text/run.ts'
import { editionAddress } from './addresses.ts'
import { dateCell } from './addressee-cells.ts'
import { dayOf } from './edition-words.ts'
import { countAdvanced } from './finding.ts'
import type { Report } from './report.ts'
import { sentence, subsection } from './section.ts'

const COLUMNS = ['addressees', 'assessed', 'advanced', 'implemented', 'overdue', 'stale'] as const
/** Of the columns of figures, in points. */
const WIDTHS: Readonly<Record<(typeof COLUMNS)[number], number>> = {
  addressees: 42,
  assessed: 54,
  advanced: 54,
  implemented: 66,
  overdue: 50,
  stale: 58,
}

/** How the figures went over the editions of this scope; a sentence where there is none to compare with. */
export function* trendBlocks(report: Report): Generator<Block> {
  const { snapshot, words, zone, measure } = report
  const points = snapshot.trend ?? []
  yield* subsection('trend', words.t('report.trend'), 120)
  if (points.length < 2) {
    yield sentence(words.t(snapshot.request ? 'report.trend.none.request' : 'report.trend.none'))
    return
  }
  const scene = trendChart(points, words, MEASURE, measure, zone)
  yield sentence(headline(report, points), 10, scene.height)
  yield figure(scene)
  yield { kind: 'table', table: trendTable(report, points), after: 12 }
}

function headline({ words, zone }: Report, points: readonly TrendPoint[]): string {
  const [first, last] = [points[0]!, points.at(-1)!]
  return words.t('report.trend.headline', {
    n: points.length,
    date: words.date(lastDay(first, zone)),
    from: countAdvanced(first.figures.byStatus),
    to: countAdvanced(last.figures.byStatus),
  })
}

function trendTable(report: Report, points: readonly TrendPoint[]): Table {
  const { words, zone } = report
  const figures = Object.values(WIDTHS).reduce((sum, width) => sum + width, 0)
  const date = 72
  return {
    caption: words.t('report.trend.caption'),
    columns: [
      { head: plain(words.t('report.trend.edition')), width: MEASURE - date - figures },
      { head: plain(words.t('report.trend.until')), width: date },
      ...COLUMNS.map((name) => ({ head: plain(words.t(`report.trend.${name}`)), width: WIDTHS[name], align: 'right' as const })),
    ],
    rowHeads: 1,
    rows: points.map((point) => ({
      cells: [
        editionCell(report, point),
        dateCell(words, lastDay(point, zone)),
        ...COLUMNS.map((name) => plain(words.number(valueOf(point.figures, name)))),
      ],
    })),
  }
}

/** The last day that an edition speaks of. */
function lastDay({ edition }: TrendPoint, zone: string): string {
  return edition.periodEnd ?? dayOf(edition.asOf, zone)
}

/** The number as a link to the edition's page; this one is only named. */
function editionCell({ snapshot, words }: Report, { edition }: TrendPoint): Run[] {
  const text = words.t('report.trend.number', { number: editionNumber(edition) })
  if (edition.slug === snapshot.edition.slug) return [{ text: words.t('report.trend.this', { edition: text }), face: 'strong' }]
  return [{ text, link: { address: editionAddress(snapshot, words, edition.slug) } }]
}

function valueOf(figures: KeyFigures, name: (typeof COLUMNS)[number]): number {
  if (name === 'advanced') return countAdvanced(figures.byStatus)
  if (name === 'implemented') return figures.byStatus.find(({ status }) => status === 'implemented')?.count ?? 0
  return figures[name]
}
