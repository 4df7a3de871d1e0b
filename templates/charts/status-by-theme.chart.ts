import { scaleLinear } from 'd3-scale'
import type { Words } from '../i18n/index.ts'
import type { KeyFigures } from '../view/figures.ts'
import { stackedBar } from './bar-segment.ts'
import { describeCounts, totalOf } from './describe-counts.ts'
import type { Scene, Shape } from './scene.ts'
import { wrapLabel, type Measure } from './wrap-label.ts'

const BAR = 17
const GAP = 9
const LINE = 11
const SIZE = 9
const LABELS = 0.3

/**
 * Stacked bars of addressees by status, one bar a theme on one common scale, `width` points wide.
 * Every segment carries its mark and count, every bar its theme and total. `measure` gives text widths; estimated when absent.
 */
export function statusByThemeChart(byTheme: KeyFigures['byTheme'], words: Words, width: number, measure?: Measure): Scene {
  const shapes: Shape[] = []
  const sentences: string[] = []
  const labelWidth = width * LABELS
  const longest = Math.max(1, ...byTheme.map(({ counts }) => totalOf(counts)))
  const axis = scaleLinear()
    .domain([0, longest])
    .range([labelWidth, width - 22])
  const scale = (count: number) => axis(count)
  let y = 0
  for (const { theme, counts } of byTheme) {
    const name = words.pick(theme.name)?.text ?? theme.slug
    const lines = wrapLabel(name, labelWidth - 12, SIZE, measure)
    const height = Math.max(BAR, lines.length * LINE)
    const middle = y + height / 2
    const total = totalOf(counts)
    for (const [index, text] of lines.entries()) {
      const baseline = middle + SIZE * 0.35 + (index - (lines.length - 1) / 2) * LINE
      shapes.push({ kind: 'text', x: 0, y: baseline, text, size: SIZE, anchor: 'start', fill: 'ink' })
    }
    shapes.push(...stackedBar(counts, { top: middle - BAR / 2, height: BAR, size: SIZE, scale }))
    const end = { x: scale(total) + 5, y: middle + SIZE * 0.35 }
    shapes.push({ kind: 'text', ...end, text: words.number(total), size: SIZE, anchor: 'start', fill: 'soft' })
    sentences.push(`${name}: ${describeCounts(counts, words)}`)
    y += height + GAP
  }
  const alternative = words.t('report.chart.alternative', { themes: sentences.join('; ') })
  return { width, height: Math.max(0, y - GAP), alternative, shapes }
}
