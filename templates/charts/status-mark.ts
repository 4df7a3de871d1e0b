import type { Status } from '../view/scales.ts'
import type { PathShape } from './scene.ts'
import type { Paint } from './tokens.ts'

const RING = 'M8 1.4A6.6 6.6 0 0 1 8 14.6A6.6 6.6 0 0 1 8 1.4Z'
const DISC = 'M8 0.6A7.4 7.4 0 0 1 8 15.4A7.4 7.4 0 0 1 8 0.6Z'

type Stroke = Pick<PathShape, 'd' | 'dash'> & { readonly fill?: 'mark'; readonly stroke?: 'mark' | 'ground'; readonly strokeWidth?: number }

/** Harvey balls in a box of 16 units. Not assessed is hollow and dashed, so that it never looks like inaction. */
const MARKS: Readonly<Record<Status, readonly Stroke[]>> = {
  not_assessed: [{ d: RING, stroke: 'mark', strokeWidth: 1.6, dash: [2, 2.15] }],
  no_evidence: [
    { d: RING, stroke: 'mark', strokeWidth: 1.6 },
    { d: 'M5 8L11 8', stroke: 'mark', strokeWidth: 1.8 },
  ],
  not_started: [{ d: RING, stroke: 'mark', strokeWidth: 1.8 }],
  committed: [
    { d: RING, stroke: 'mark', strokeWidth: 1.8 },
    { d: 'M8 8L8 1.4A6.6 6.6 0 0 1 14.6 8Z', fill: 'mark' },
  ],
  partial: [
    { d: RING, stroke: 'mark', strokeWidth: 1.8 },
    { d: 'M8 1.4A6.6 6.6 0 0 1 8 14.6Z', fill: 'mark' },
  ],
  substantial: [
    { d: RING, stroke: 'mark', strokeWidth: 1.8 },
    { d: 'M8 8L8 1.4A6.6 6.6 0 0 1 8 14.6A6.6 6.6 0 0 1 1.4 8Z', fill: 'mark' },
  ],
  implemented: [
    { d: DISC, fill: 'mark' },
    { d: 'M4.4 8.3L6.9 10.8L11.6 5.6', stroke: 'ground', strokeWidth: 1.9 },
  ],
  reversed: [
    { d: 'M8 0.6L15.4 8L8 15.4L0.6 8Z', fill: 'mark' },
    { d: 'M5.6 5.6L10.4 10.4M10.4 5.6L5.6 10.4', stroke: 'ground', strokeWidth: 1.7 },
  ],
}

export interface MarkPlace {
  readonly x: number
  readonly y: number
  /** Side of the square that the mark fills. */
  readonly size: number
  /** Colour of the mark; the status's own when absent. */
  readonly paint?: Paint
  /** What it stands on; paper when absent. */
  readonly ground?: Paint
}

/** The shapes of one status mark. Always set its word beside it. */
export function statusMark(status: Status, place: MarkPlace): PathShape[] {
  const { x, y, size, paint = status, ground = 'paper' } = place
  return MARKS[status].map(({ d, dash, fill, stroke, strokeWidth }) => ({
    kind: 'path',
    d,
    x,
    y,
    scale: size / 16,
    ...(dash && { dash }),
    ...(fill && { fill: paint }),
    ...(stroke && { stroke: stroke === 'mark' ? paint : ground, strokeWidth: strokeWidth ?? 1 }),
  }))
}
