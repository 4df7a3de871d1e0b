import { scaleLinear } from 'd3-scale'
import type { Words } from '../i18n/index.ts'
import { STATUSES, type KeyFigures, type Status, type StatusCount } from '../view.ts'
import { hatch } from './hatch.ts'
import type { Scene, Shape } from './scene.ts'
import { statusMark } from './status-mark.ts'
import { labelPaint } from './tokens.ts'
import { wrapLabel, type Measure } from './wrap-label.ts'

const BAR = 17
const GAP = 9
const LINE = 11
const SIZE = 9
const LABELS = 0.3

/** From done to not looked at: progress first, what stands apart last. */
const ORDER: readonly Status[] = [...STATUSES.slice(3, 7).toReversed(), 'not_started', 'reversed', 'no_evidence', 'not_assessed']

/**
 * Stacked bars of addressees by status, one bar a theme on one common scale, `width` points wide.
 * Every segment carries its mark and count, every bar its theme and total. `measure` gives text widths; estimated when absent.
 */
export function statusByThemeChart(byTheme: KeyFigures['byTheme'], words: Words, width: number, measure?: Measure): Scene {
  const shapes: Shape[] = []
  const sentences: string[] = []
  const labelWidth = width * LABELS
  const longest = Math.max(1, ...byTheme.map(({ counts }) => total(counts)))
  const scale = scaleLinear()
    .domain([0, longest])
    .range([labelWidth, width - 22])
  let y = 0
  for (const { theme, counts } of byTheme) {
    const name = words.pick(theme.name)?.text ?? theme.slug
    const lines = wrapLabel(name, labelWidth - 12, SIZE, measure)
    const height = Math.max(BAR, lines.length * LINE)
    const top = y + (height - BAR) / 2
    lines.forEach((text, index) => {
      const baseline = y + height / 2 + SIZE * 0.35 + (index - (lines.length - 1) / 2) * LINE
      shapes.push({ kind: 'text', x: 0, y: baseline, text, size: SIZE, anchor: 'start', fill: 'ink' })
    })
    let sum = 0
    for (const status of ORDER) {
      const count = counts.find((entry) => entry.status === status)?.count ?? 0
      if (count === 0) continue
      shapes.push(...segment(status, count, scale(sum), scale(sum + count), top))
      sum += count
    }
    const totalX = scale(sum) + 5
    shapes.push({
      kind: 'text',
      x: totalX,
      y: top + BAR / 2 + SIZE * 0.35,
      text: words.number(sum),
      size: SIZE,
      anchor: 'start',
      fill: 'soft',
    })
    sentences.push(`${name}: ${describe(counts, words)}`)
    y += height + GAP
  }
  const alternative = words.t('report.chart.alternative', { themes: sentences.join('; ') })
  return { width, height: Math.max(0, y - GAP), alternative, shapes }
}

function segment(status: Status, count: number, from: number, to: number, top: number): Shape[] {
  const x = from + 0.6
  const width = Math.max(1, to - from - 1.2)
  const hollow = status === 'not_assessed' || status === 'no_evidence'
  const box = { kind: 'rectangle', x, y: top, width, height: BAR } as const
  const shapes: Shape[] = hollow
    ? [{ ...box, stroke: 'not_assessed', strokeWidth: 0.7, ...(status === 'not_assessed' && { dash: [2, 1.6] as const }) }]
    : [{ ...box, fill: status }]
  if (status === 'no_evidence') {
    shapes.push({ kind: 'path', d: hatch(x, top, width, BAR, 5), x: 0, y: 0, scale: 1, stroke: 'rule', strokeWidth: 0.8 })
  }
  const paint = labelPaint(status)
  const text = String(count)
  const digits = text.length * SIZE * 0.52
  const withMark = width >= digits + 20
  const ground = hollow ? 'paper' : status
  const middle = x + width / 2
  const left = middle - (withMark ? digits + 12 : digits) / 2
  if (withMark && hollow) shapes.push({ kind: 'rectangle', x: left - 2, y: top + 2.5, width: digits + 16, height: BAR - 5, fill: 'paper' })
  if (withMark) shapes.push(...statusMark(status, { x: left, y: top + BAR / 2 - 4.5, size: 9, paint, ground }))
  const labelX = withMark ? left + 12 : left
  if (width >= digits + 2) {
    shapes.push({ kind: 'text', x: labelX, y: top + BAR / 2 + SIZE * 0.35, text, size: SIZE, strong: true, anchor: 'start', fill: paint })
  }
  return shapes
}

function describe(counts: readonly StatusCount[], words: Words): string {
  const parts = counts.filter(({ count }) => count > 0)
  if (parts.length === 0) return words.t('report.chart.none')
  return words.list(parts.map(({ status, count }) => `${words.t(`terms.status.${status}`)} ${words.number(count)}`))
}

function total(counts: readonly StatusCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0)
}
