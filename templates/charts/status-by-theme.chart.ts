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
/** Half an outline, which would be cut off at the edge. */
const EDGE = 0.5
const LABELS = 0.3
/** Below this width (points) the names stand above their bars. */
const NARROW = 340

/**
 * Stacked bars of addressees by status, one bar a theme on one common scale, `width` points wide.
 * Every segment carries its mark and count, every bar its theme and total. `measure` gives text widths; estimated when absent.
 */
export function statusByThemeChart(byTheme: KeyFigures['byTheme'], words: Words, width: number, measure?: Measure): Scene {
  const shapes: Shape[] = []
  const sentences: string[] = []
  const narrow = width < NARROW
  const labelWidth = narrow ? width : width * LABELS
  const longest = Math.max(1, ...byTheme.map(({ counts }) => totalOf(counts)))
  const axis = scaleLinear()
    .domain([0, longest])
    .range([narrow ? 0 : labelWidth, width - 22])
  const scale = (count: number) => axis(count)
  let y = EDGE
  for (const { theme, counts } of byTheme) {
    const name = words.pick(theme.name)?.text ?? theme.slug
    const lines = wrapLabel(name, labelWidth - 12, SIZE, measure)
    const names = lines.length * LINE
    const height = narrow ? names + 3 + BAR : Math.max(BAR, names)
    const middle = narrow ? y + height - BAR / 2 : y + height / 2
    const first = narrow ? y + LINE / 2 : middle - ((lines.length - 1) / 2) * LINE
    const total = totalOf(counts)
    for (const [index, text] of lines.entries()) {
      const baseline = first + SIZE * 0.35 + index * LINE
      shapes.push({ kind: 'text', x: 0, y: baseline, text, size: SIZE, anchor: 'start', fill: 'ink' })
    }
    shapes.push(...stackedBar(counts, { top: middle - BAR / 2, height: BAR, size: SIZE, scale }))
    const end = { x: scale(total) + 5, y: middle + SIZE * 0.35 }
    shapes.push({ kind: 'text', ...end, text: words.number(total), size: SIZE, anchor: 'start', fill: 'soft' })
    sentences.push(`${name}: ${describeCounts(counts, words)}`)
    y += height + GAP
  }
  const alternative = words.t('report.chart.alternative', { themes: sentences.join('; ') })
  return { width, height: byTheme.length === 0 ? 0 : y - GAP + EDGE, alternative, shapes }
}
