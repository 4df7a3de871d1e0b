import type { Words } from '../i18n/index.ts'
import type { Course, CourseStep } from '../view/course.ts'
import type { PathShape, Shape } from './scene.ts'
import { statusMark } from './status-mark.ts'
import type { Measure } from './wrap-label.ts'

const BAR = 5
const MARK = 13
const SIZE = 8.5
const STRONG = 1.08
const APART = 6
/** The ground on which a mark stands, so that lane and lines do not show through it. */
const DISC = 'M-7.4 0A7.4 7.4 0 0 1 7.4 0A7.4 7.4 0 0 1 -7.4 0Z'
const HALO = 'M-4.6 0A4.6 4.6 0 0 1 4.6 0A4.6 4.6 0 0 1 -4.6 0Z'
const CROSS = 'M-2.8 -2.8L2.8 2.8M2.8 -2.8L-2.8 2.8'

export interface LanePlace {
  /** Where a `YYYY-MM-DD` stands. */
  readonly x: (day: string) => number
  readonly from: number
  readonly to: number
  /** Middle of the lane. */
  readonly y: number
}

/** One addressee's lane: the stretches, what no longer counts, the marks where the status changed, and their words. */
export function timelineLane(course: Course, place: LanePlace, words: Words, measure: Measure): Shape[] {
  const { x, y } = place
  const shapes: Shape[] = course.steps.map((step) => stretch(step, place))
  for (const day of course.confirmed)
    shapes.push({ kind: 'path', d: `M0 ${-BAR}L0 ${BAR}`, x: x(day), y, scale: 1, stroke: 'ink', strokeWidth: 1 })
  for (const { effectiveOn } of course.struck) {
    const at = { x: x(effectiveOn), y, scale: 1 }
    shapes.push({ kind: 'path', d: HALO, ...at, fill: 'paper' }, { kind: 'path', d: CROSS, ...at, stroke: 'soft', strokeWidth: 1.4 })
  }
  const moves = course.steps.filter((step) => step.from !== null)
  const last = x(moves.at(-1)?.from ?? '')
  let edge = -Infinity
  for (const [index, { status, from }] of moves.entries()) {
    const at = x(from ?? '')
    const crowded = at - edge < MARK || last - at < MARK
    if (crowded && index < moves.length - 1) continue
    edge = at
    shapes.push({ kind: 'path', d: DISC, x: at, y, scale: 1, fill: 'paper' })
    shapes.push(...statusMark(status, { x: at - MARK / 2, y: y - MARK / 2, size: MARK }))
  }
  return [...shapes, ...labels(moves, place, words, measure)]
}

function stretch({ status, from, until }: CourseStep, { x, y, from: start, to }: LanePlace): PathShape {
  const left = from === null ? start : x(from)
  const right = until === null ? to : x(until)
  const length = Math.max(0, right - left)
  const line = { kind: 'path', d: `M0 0L${round(length)} 0`, x: left, y, scale: 1 } as const
  if (status === 'not_assessed') return { ...line, stroke: 'not_assessed', strokeWidth: 1, dash: [2, 2.5] }
  if (status === 'no_evidence') return { ...line, stroke: 'no_evidence', strokeWidth: BAR, dash: [1.5, 1.5] }
  return { ...line, stroke: status, strokeWidth: BAR }
}

/** The last status always, earlier ones where the word fits beneath their own stretch. */
function labels(moves: readonly CourseStep[], place: LanePlace, words: Words, measure: Measure): Shape[] {
  const { x, y, to } = place
  let edge = Infinity
  return moves.toReversed().flatMap(({ status, from }, index): Shape[] => {
    const text = words.t(`terms.status.${status}`)
    const strong = index === 0
    const room = measure(text, SIZE) * STRONG
    const start = x(from ?? '')
    const left = Math.max(0, Math.min(start - MARK / 2, to - room))
    const fits = left + room + APART <= edge
    edge = Math.min(edge, strong ? left : start - MARK / 2)
    if (!strong && !fits) return []
    return [{ kind: 'text', x: left, y: y + 18, text, size: SIZE, strong, anchor: 'start', fill: strong ? 'ink' : 'soft' }]
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
