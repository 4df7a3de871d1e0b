import type { StatusCount } from '../view/figures.ts'
import { STATUSES, type Status } from '../view/scales.ts'
import { hatch } from './hatch.ts'
import type { Shape } from './scene.ts'
import { statusMark } from './status-mark.ts'
import { labelPaint } from './tokens.ts'

/** From done to not looked at: progress first, what stands apart last. */
export const STACK_ORDER: readonly Status[] = [
  ...STATUSES.slice(3, 7).toReversed(),
  'not_started',
  'reversed',
  'no_evidence',
  'not_assessed',
]
const MARK = 9
const DIGIT = 0.52

export interface Bar {
  readonly top: number
  readonly height: number
  /** Size of the count in points. */
  readonly size: number
  /** Position on the axis (points) of a number of addressees. */
  scale(count: number): number
}

/** One stacked bar. Segments carry mark and count where they fit; not assessed is hollow and dashed, no evidence hatched. */
export function stackedBar(counts: readonly StatusCount[], bar: Bar): Shape[] {
  const shapes: Shape[] = []
  let sum = 0
  for (const status of STACK_ORDER) {
    const count = counts.find((entry) => entry.status === status)?.count ?? 0
    if (count === 0) continue
    shapes.push(...segment(status, count, bar.scale(sum), bar.scale(sum + count), bar))
    sum += count
  }
  return shapes
}

function segment(status: Status, count: number, from: number, to: number, { top, height, size }: Bar): Shape[] {
  const x = from + 0.6
  const width = Math.max(1, to - from - 1.2)
  const hollow = status === 'not_assessed' || status === 'no_evidence'
  const text = String(count)
  const digits = text.length * size * DIGIT
  const paint = labelPaint(status)
  const withMark = width >= digits + MARK + 11
  const left = x + width / 2 - (withMark ? digits + MARK + 3 : digits) / 2
  const shapes: Shape[] = [outline(status, { x, y: top, width, height })]
  if (status === 'no_evidence') {
    shapes.push({ kind: 'path', d: hatch(x, top, width, height, 5), x: 0, y: 0, scale: 1, stroke: 'rule', strokeWidth: 0.8 })
    if (withMark) shapes.push({ kind: 'rectangle', x: left - 2, y: top + 2.5, width: digits + MARK + 7, height: height - 5, fill: 'paper' })
  }
  if (withMark) {
    shapes.push(...statusMark(status, { x: left, y: top + (height - MARK) / 2, size: MARK, paint, ground: hollow ? 'paper' : status }))
  }
  if (width >= digits + 2) {
    const label = { x: withMark ? left + MARK + 3 : left, y: top + height / 2 + size * 0.35 }
    shapes.push({ kind: 'text', ...label, text, size, strong: true, anchor: 'start', fill: paint })
  }
  return shapes
}

function outline(status: Status, box: { x: number; y: number; width: number; height: number }): Shape {
  if (status === 'not_assessed') return { kind: 'rectangle', ...box, stroke: status, strokeWidth: 0.7, dash: [2, 1.6] }
  if (status === 'no_evidence') return { kind: 'rectangle', ...box, stroke: status, strokeWidth: 0.7 }
  return { kind: 'rectangle', ...box, fill: status }
}
