import { scaleLinear } from 'd3-scale'
import type { Words } from '../i18n/index.ts'
import { editionNumber } from '../view/edition-number.ts'
import type { TrendPoint } from '../view/edition.ts'
import type { Scene, Shape } from './scene.ts'
import { trendAxis } from './trend-axis.ts'
import { trendDates } from './trend-dates.ts'
import { labelWidth, LEAD, trendLabels } from './trend-labels.ts'
import { TREND_SERIES, trendValue } from './trend-series.ts'
import { estimateWidth, wrapLabel, type Measure } from './wrap-label.ts'

const PLOT = 150
const TOP = 8
const SIZE = 9
/** Most of the width that the labels may take. */
const LABELS = 0.36

/**
 * Addressees over editions, `width` points wide (200 at least): one line a figure, with a mark of its own at every edition and its
 * name and last value at its end; the axis begins at 0 and editions stand as far apart as their days. One edition alone is a
 * sentence. `measure` gives text widths, estimated when absent; `timeZone` is that of editions that have no period.
 */
export function trendChart(
  points: readonly TrendPoint[],
  words: Words,
  width: number,
  measure: Measure = estimateWidth,
  timeZone = 'UTC',
): Scene {
  const dates = trendDates(points, words, timeZone)
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return { width, height: 0, alternative: '', shapes: [] }
  if (points.length === 1)
    return sentence(words.t('editions.chart.trend.one', { number: editionNumber(last.edition), date: dates[0]!.day }), width, measure)
  const highest = Math.max(1, ...points.flatMap(({ figures }) => TREND_SERIES.map((series) => trendValue(figures, series.name))))
  const y = scaleLinear()
    .domain([0, highest])
    .nice(4)
    .range([TOP + PLOT, TOP])
  const ticks = y.ticks(4).filter(Number.isInteger)
  const left = Math.max(...ticks.map((tick) => measure(words.number(tick), SIZE))) + 6
  const ends = TREND_SERIES.map((series) => {
    const value = trendValue(last.figures, series.name)
    return { paint: series.paint, at: y(value), text: `${words.number(value)} ${words.t(`editions.chart.trend.${series.name}`)}` }
  })
  const room = Math.min(width * LABELS, labelWidth(ends, measure))
  const right = width - room - LEAD
  const instants = points.map(({ edition }) => Date.parse(edition.asOf))
  const x = scaleLinear()
    .domain([instants[0]!, instants.at(-1)!])
    .range([left + 5, right])
  const shapes: Shape[] = []
  for (const tick of ticks) {
    shapes.push({
      kind: 'path',
      d: `M${left} 0L${right} 0`,
      x: 0,
      y: y(tick),
      scale: 1,
      stroke: tick === 0 ? 'ink' : 'rule',
      strokeWidth: tick === 0 ? 0.8 : 0.6,
    })
    shapes.push({ kind: 'text', x: left - 6, y: y(tick) + SIZE * 0.35, text: words.number(tick), size: SIZE, anchor: 'end', fill: 'soft' })
  }
  for (const { name, paint, dash, mark } of TREND_SERIES) {
    const places = points.map(({ figures }, index) => [x(instants[index]!), y(trendValue(figures, name))] as const)
    const line = places.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${round(px)} ${round(py)}`).join('')
    shapes.push({ kind: 'path', d: line, x: 0, y: 0, scale: 1, stroke: paint, strokeWidth: 1.4, ...(dash && { dash }) })
    for (const [px, py] of places)
      shapes.push({ kind: 'path', d: mark, x: round(px), y: round(py), scale: 1, fill: paint, stroke: 'paper', strokeWidth: 0.8 })
  }
  shapes.push(...trendLabels(ends, { left: right, room, bottom: TOP + PLOT + 4 }, measure))
  shapes.push(
    ...trendAxis(
      dates,
      instants.map((instant) => x(instant)),
      { width, top: TOP + PLOT },
      measure,
    ),
  )
  const alternative = words.t('editions.chart.trend.alternative', {
    n: points.length,
    first: editionNumber(first.edition),
    from: dates[0]!.day,
    last: editionNumber(last.edition),
    to: dates.at(-1)!.day,
    series: TREND_SERIES.map(({ name }) =>
      words.t('editions.chart.trend.from_to', {
        series: words.t(`editions.chart.trend.${name}`),
        from: trendValue(first.figures, name),
        to: trendValue(last.figures, name),
      }),
    ).join('; '),
  })
  return { width, height: TOP + PLOT + 30, alternative, shapes }
}

function sentence(text: string, width: number, measure: Measure): Scene {
  const lines = wrapLabel(text, width, 10, measure, 12)
  const shapes = lines.map((line, index): Shape => ({
    kind: 'text',
    x: 0,
    y: 10 + index * 14,
    text: line,
    size: 10,
    anchor: 'start',
    fill: 'ink',
  }))
  return { width, height: lines.length * 14, alternative: text, shapes }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
