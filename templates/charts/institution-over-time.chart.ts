import { scaleLinear } from 'd3-scale'
import type { Words } from '../i18n/index.ts'
import type { StandingCourse } from '../view/institution-record.ts'
import { courseLabel } from './course-label.ts'
import { describeCounts, totalOf } from './describe-counts.ts'
import { STACK_ORDER } from './bar-segment.ts'
import { columnLabels } from './column-labels.ts'
import { hatch } from './hatch.ts'
import type { Scene, Shape } from './scene.ts'
import { estimateWidth, type Measure } from './wrap-label.ts'

const PLOT = 170
const TOP = 8
const SIZE = 9
const WIDEST = 30
/** Of the width, what the labels may take. */
const LABELS = 0.36
const APART = 6

/**
 * One column a period, stacked from done (beneath) to not looked at, `width` points wide (200 at least); beside the last one what each
 * part of it is called, and under the columns as many periods as have room. Not assessed is hollow, no evidence hatched.
 */
export function institutionOverTimeChart(course: StandingCourse, words: Words, width: number, measure: Measure = estimateWidth): Scene {
  const { points } = course
  const last = points.at(-1)
  const highest = Math.max(1, ...points.map(({ counts }) => totalOf(counts)))
  const y = scaleLinear()
    .domain([0, highest])
    .range([TOP + PLOT, TOP])
  const ticks = y.ticks(4).filter(Number.isInteger)
  const left = Math.max(...ticks.map((tick) => measure(words.number(tick), SIZE))) + 6
  const right = width - width * LABELS
  const pitch = (right - left) / Math.max(1, points.length)
  const bar = Math.min(WIDEST, pitch * 0.78)
  const middle = (index: number) => left + pitch * (index + 0.5)
  const shapes: Shape[] = ticks.flatMap((tick): Shape[] => [
    {
      kind: 'path',
      d: `M${round(left)} 0L${round(right)} 0`,
      x: 0,
      y: round(y(tick)),
      scale: 1,
      stroke: tick === 0 ? 'ink' : 'rule',
      strokeWidth: tick === 0 ? 0.8 : 0.6,
    },
    { kind: 'text', x: left - 6, y: y(tick) + SIZE * 0.35, text: words.number(tick), size: SIZE, anchor: 'end', fill: 'soft' },
  ])
  for (const [index, { counts }] of points.entries()) {
    let below = 0
    for (const status of STACK_ORDER) {
      const count = counts.find((entry) => entry.status === status)?.count ?? 0
      if (count === 0) continue
      const [bottom, top] = [y(below), y(below + count)]
      shapes.push(...part(status, { x: middle(index) - bar / 2, y: top, width: bar, height: bottom - top }))
      below += count
    }
  }
  if (last)
    shapes.push(
      ...columnLabels(last.counts, words, { from: middle(points.length - 1) + bar / 2, to: width, y, bottom: TOP + PLOT }, measure),
    )
  shapes.push(...axis(course, words, middle, { left, right: width }, measure))
  return { width, height: TOP + PLOT + 18, alternative: describe(course, words), shapes }
}

function part(status: (typeof STACK_ORDER)[number], box: { x: number; y: number; width: number; height: number }): Shape[] {
  const rounded = { x: round(box.x), y: round(box.y + 0.4), width: round(box.width), height: round(Math.max(0.6, box.height - 0.8)) }
  if (status === 'not_assessed') return [{ kind: 'rectangle', ...rounded, stroke: status, strokeWidth: 0.7, dash: [2, 1.6] }]
  if (status !== 'no_evidence') return [{ kind: 'rectangle', ...rounded, fill: status }]
  const { x, y, width, height } = rounded
  return [
    { kind: 'path', d: hatch(x, y, width, height, 5), x: 0, y: 0, scale: 1, stroke: 'rule', strokeWidth: 0.8 },
    { kind: 'rectangle', ...rounded, stroke: status, strokeWidth: 0.7 },
  ]
}

/** The last period and the first, and between them those that have room. */
function axis(
  course: StandingCourse,
  words: Words,
  middle: (index: number) => number,
  { left, right }: { readonly left: number; readonly right: number },
  measure: Measure,
): Shape[] {
  const taken: (readonly [number, number])[] = []
  const indexes = [...course.points.keys()]
  return [indexes.at(-1) ?? 0, 0, ...indexes.slice(1, -1)].flatMap((index): Shape[] => {
    const text = courseLabel(course, index, words, 'short')
    const half = measure(text, SIZE) / 2
    const x = Math.min(Math.max(middle(index), left + half - 6), right - half)
    if (taken.some(([from, to]) => x - half < to + APART && x + half > from - APART)) return []
    taken.push([x - half, x + half])
    return [{ kind: 'text', x: round(x), y: TOP + PLOT + 14, text, size: SIZE, anchor: 'middle', fill: 'soft' }]
  })
}

function describe(course: StandingCourse, words: Words): string {
  const { points } = course
  const at = (index: number) => ({
    when: courseLabel(course, index, words, 'long'),
    counts: describeCounts(points[index]?.counts ?? [], words),
  })
  const [first, last] = [at(0), at(points.length - 1)]
  return words.t('record.place.course.alternative', {
    n: points.length,
    from: first.when,
    first: first.counts,
    to: last.when,
    last: last.counts,
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
