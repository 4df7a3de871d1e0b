import type { Words } from '../../i18n/index.ts'
import type { IndicatorView, MilestoneView, ReadingView } from '../../view/indicator.ts'
import type { RecommendationView } from '../../view/recommendation.ts'
import { MEASURE } from '../document/sheet.ts'
import type { Block } from '../layout/block.ts'
import type { Row } from '../table/table.ts'
import { plain, type Run } from '../text/run.ts'
import { dateCell } from './addressee-cells.ts'
import { evidenceRuns } from './evidence-list.ts'
import { localized } from './localized.ts'
import type { Report } from './report.ts'
import { sentence } from './section.ts'
import { subheading } from './subheading.ts'

const DATE = 74
const TARGET = 150
const QUIET = { size: 7.5, color: 'soft' } as const

/** The measures that would show implementation: readings against dated targets, in the order of their dates. */
export function* indicatorBlocks({ words }: Report, { code, indicators }: RecommendationView): Generator<Block> {
  yield* subheading(words.t('report.block.indicators'), 90)
  if (indicators.length === 0) {
    yield sentence(words.t('report.block.indicators.none'))
    return
  }
  yield {
    kind: 'table',
    table: {
      caption: words.t('report.block.indicators.caption', { code }),
      columns: [
        { head: plain(words.t('report.block.date')), width: DATE },
        { head: plain(words.t('report.block.target')), width: TARGET },
        { head: plain(words.t('report.block.measured')), width: MEASURE - DATE - TARGET },
      ],
      rowHeads: 1,
      rows: indicators.flatMap((indicator) => rowsOf(words, indicator)),
    },
    after: 12,
  }
}

function rowsOf(words: Words, indicator: IndicatorView): Row[] {
  const { milestones, readings } = indicator
  const dates = [...new Set([...milestones.map(({ dueOn }) => dueOn), ...readings.map(({ readOn }) => readOn)])].toSorted()
  const rows = dates.map((date): Row => ({
    cells: [
      dateCell(words, date),
      targetCell(
        words,
        milestones.find(({ dueOn }) => dueOn === date),
      ),
      readingCell(
        words,
        readings.find(({ readOn }) => readOn === date),
      ),
    ],
  }))
  return [{ cells: [nameCell(words, indicator)] }, ...rows]
}

function nameCell(words: Words, { code, title, unit, direction, seq, milestones, readings }: IndicatorView): Run[] {
  const runs: Run[] = [
    { text: `${code}\u00A0 `, color: 'soft' },
    ...localized(words, title, { face: 'strong' }),
    { text: '. ', ...QUIET },
    ...localized(words, unit, QUIET),
    { text: `; ${words.t(`report.block.direction.${direction}`)}.`, ...QUIET },
  ]
  if (seq) runs.push(entryRun(words, seq))
  if (milestones.length + readings.length === 0) runs.push({ text: ` ${words.t('report.block.measured.none')}`, color: 'soft' })
  return runs
}

function targetCell(words: Words, milestone: MilestoneView | undefined): Run[] {
  if (!milestone) return [{ text: words.t('report.register.no_date'), color: 'soft' }]
  const runs: Run[] = localized(words, milestone.target)
  if (milestone.seq) runs.push(entryRun(words, milestone.seq))
  for (const { target, seq } of milestone.earlier ?? []) {
    runs.push({ text: `\n${words.t('report.block.earlier')} `, ...QUIET }, ...localized(words, target, QUIET))
    if (seq) runs.push(entryRun(words, seq))
  }
  return runs
}

function readingCell(words: Words, reading: ReadingView | undefined): Run[] {
  if (!reading) return [{ text: words.t('report.register.no_date'), color: 'soft' }]
  const { value, note, evidence, seq } = reading
  const runs: Run[] = [{ text: `${value} `, face: 'strong' }, ...localized(words, note)]
  if (seq !== undefined) runs.push(entryRun(words, seq))
  for (const before of reading.earlier ?? []) {
    runs.push({ text: `\n${words.t('report.block.earlier')} ${before.value}`, ...QUIET }, entryRun(words, before.seq))
  }
  if (evidence) {
    const source = evidenceRuns(words, evidence).map((run): Run => ('text' in run ? { ...run, size: QUIET.size } : run))
    runs.push({ text: `\n${words.t('proposals.report.source')} `, ...QUIET }, ...source)
  }
  return runs
}

function entryRun(words: Words, seq: number): Run {
  return { text: ` ${words.t('report.reply.entry', { seq })}`, ...QUIET }
}
