import { MEASURE } from '../document/sheet.ts'
import { paragraph, type Block } from '../layout/block.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { comparisonOf } from './comparison.ts'
import type { Report } from './report.ts'
import { signed } from './signed.ts'

const COLUMNS = 3
const NUMBER = { face: 'headline', size: 21, leading: 26, color: 'ink' } as const

interface Figure {
  readonly value: string
  readonly label: string
  /** Difference to what it is compared with; null where there is nothing to compare. */
  readonly change: number | null
}

/** The key figures in rows of three, each with what moved. */
export function* keyFigureBlocks(report: Report): Generator<Block> {
  const figures = figuresOf(report)
  const width = MEASURE / COLUMNS
  for (let from = 0; from < figures.length; from += COLUMNS) {
    yield {
      kind: 'columns',
      role: 'Div',
      columnRole: 'Div',
      columns: figures.slice(from, from + COLUMNS).map((figure, index) => ({
        x: index * width + 11,
        width: width - 24,
        bar: 'rule',
        content: figureParagraphs(report, figure),
      })),
      after: 10,
    }
  }
}

function figureParagraphs({ words }: Report, { value, label, change }: Figure) {
  const moved =
    change === 0
      ? words.t('report.figures.unchanged')
      : change !== null && words.t('report.figures.moved', { change: signed(change, words) })
  return [
    paragraph(plain(value), NUMBER, { after: 0 }),
    paragraph(plain(label), STYLES.body, { after: 0 }),
    ...(moved === false ? [] : [paragraph(plain(moved), STYLES.small, { after: 0 })]),
  ]
}

function figuresOf({ snapshot, words }: Report): Figure[] {
  const { figures: now, figuresBefore, changes } = snapshot
  const before = comparisonOf(snapshot)?.figures
  const against = (value: number, earlier: number | undefined) => (earlier === undefined ? null : value - earlier)
  const counted = (key: 'overdue' | 'stale' | 'awaiting', value: number, earlier: number | undefined): Figure => ({
    value: words.number(value),
    label: words.t(`report.figures.${key}`, { n: value }),
    change: against(value, earlier),
  })
  return [
    {
      value: words.t('report.figures.assessed.value', { assessed: now.assessed, total: now.addressees }),
      label: words.t('report.figures.assessed'),
      change: against(now.assessed, before?.assessed),
    },
    {
      value: words.number(now.recommendations),
      label: words.t('report.figures.recommendations', { n: now.recommendations }),
      change: against(now.recommendations, before?.recommendations),
    },
    ...(figuresBefore
      ? [{ value: words.number(changes.length), label: words.t('report.figures.changes', { n: changes.length }), change: null }]
      : []),
    counted('overdue', now.overdue, before?.overdue),
    counted('stale', now.stale, before?.stale),
    counted('awaiting', now.awaitingReply, before?.awaitingReply),
  ]
}
