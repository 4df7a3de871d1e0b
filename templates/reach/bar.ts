import { stackedBar, type Bar } from '../charts/bar-segment.ts'
import { totalOf } from '../charts/describe-counts.ts'
import type { StatusCount } from '../view/figures.ts'
import type { PictureShape } from './picture.ts'

export interface BarPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Size of the counts. */
  readonly size: number
}

/** Marks in the bars of charts are drawn for counts of this size. */
const SIZE = 10

/** The split by status as one stacked bar with its counts, over the whole of a width. */
export function splitBar(counts: readonly StatusCount[], { x, y, width, height, size }: BarPlace): readonly PictureShape[] {
  const larger = size / SIZE
  const whole = Math.max(1, totalOf(counts))
  const bar: Bar = { top: 0, height: height / larger, size: SIZE, scale: (count) => ((count / whole) * width) / larger }
  return stackedBar(counts, bar).map((shape): PictureShape => {
    const at = { x: x + shape.x * larger, y: y + shape.y * larger }
    if (shape.kind === 'path') return { ...shape, ...at, scale: shape.scale * larger }
    if (shape.kind === 'text') {
      return { kind: 'line', ...at, text: shape.text, size, fill: shape.fill, face: shape.strong ? 'strong' : 'text' }
    }
    return {
      ...shape,
      ...at,
      width: shape.width * larger,
      height: shape.height * larger,
      strokeWidth: (shape.strokeWidth ?? 1) * larger,
      ...(shape.dash ? { dash: [shape.dash[0] * larger, shape.dash[1] * larger] } : {}),
    }
  })
}
