import type { Words } from '../../i18n/index.ts'
import type { IndicatorView } from '../../view/indicator.ts'
import type { RecommendationView } from '../../view/recommendation.ts'
import { MEASURE, type Sheet } from '../document/sheet.ts'
import { drawTable, openingHeight } from '../table/draw-table.ts'
import type { Table } from '../table/table.ts'
import { flow } from '../text/flow.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { foreign, localized, plainText } from './localized.ts'
import { subheading } from './section.ts'

/** The measures that would show implementation, with their dated targets and the latest reading. */
export async function drawIndicators(sheet: Sheet, { code, indicators }: RecommendationView): Promise<void> {
  const { words } = sheet
  if (indicators.length === 0) {
    subheading(sheet, words.t('report.block.indicators'))
    flow(sheet, plain(words.t('report.block.indicators.none')), STYLES.body)
    return
  }
  const widths = columnShares(indicators).map((share) => MEASURE * share)
  const heads = ['indicator', 'milestones', 'reading'] as const
  const table: Table = {
    caption: words.t('report.block.indicators.caption', { code }),
    columns: heads.map((head, index) => ({ head: plain(words.t(`report.block.${head}`)), width: widths[index]! })),
    rowHeads: 1,
    rows: indicators.map((indicator) => ({
      cells: [nameCell(words, indicator), milestonesCell(words, indicator), readingCell(words, indicator)],
    })),
  }
  subheading(sheet, words.t('report.block.indicators'), openingHeight(table))
  await drawTable(sheet, table)
}

/** Readings that name their source need room. Editions from before there were any keep their bytes. */
function columnShares(indicators: readonly IndicatorView[]): readonly number[] {
  return indicators.some(({ readings }) => readings.some(({ seq }) => seq !== undefined)) ? [0.38, 0.32, 0.3] : [0.42, 0.38, 0.2]
}

function nameCell(words: Words, { title, unit, direction }: IndicatorView): Run[] {
  const measure = words.t(`report.block.direction.${direction}`, { unit: plainText(words, unit) })
  return [...localized(words, title), { text: `\n${measure}`, size: 7.5, color: 'soft' }]
}

function milestonesCell(words: Words, { milestones }: IndicatorView): Run[] {
  if (milestones.length === 0) return [{ text: words.t('report.block.milestones.none'), color: 'soft' }]
  return milestones.flatMap(({ dueOn, target }, index): Run[] => [
    { text: `${index > 0 ? '\n' : ''}${words.date(dueOn, 'short').replaceAll(' ', '\u00A0')}: `, color: 'soft' },
    ...localized(words, target),
  ])
}

function readingCell(words: Words, { readings }: IndicatorView): Run[] {
  const latest = readings.toSorted((a, b) => (a.readOn < b.readOn ? -1 : a.readOn > b.readOn ? 1 : 0)).at(-1)
  if (!latest) return [{ text: words.t('report.block.reading.none'), color: 'soft' }]
  const { evidence, seq } = latest
  const runs: Run[] = [
    { text: `${words.t('report.block.reading.value', { value: latest.value, date: words.date(latest.readOn, 'short') })} ` },
    ...localized(words, latest.note),
  ]
  if (evidence) {
    const look = { size: 7.5, color: 'soft' } as const
    runs.push(
      { ...look, text: `\n${words.t('proposals.report.source')} ` },
      { ...look, text: evidence.title, ...foreign(words, evidence.language) },
      { ...look, text: `. ${evidence.publisher}, ${words.date(evidence.date, 'short')}.` },
    )
  }
  if (seq !== undefined) runs.push({ text: `\n${words.t('proposals.report.entry', { seq })}`, size: 7.5, color: 'soft' })
  return runs
}
