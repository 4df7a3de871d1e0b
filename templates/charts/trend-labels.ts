import { placeLabels } from './place-labels.ts'
import type { Shape } from './scene.ts'
import type { Paint } from './tokens.ts'
import { wrapLabel, type Measure } from './wrap-label.ts'

const SIZE = 8.5
const LINE = 11
const MOST_LINES = 2
/** Bold type is wider than what `measure` measures. */
const STRONG = 1.08

/** From a line's end to its label, in points. */
export const LEAD = 14

export interface LineEnd {
  readonly text: string
  readonly paint: Paint
  /** Height of the line's end. */
  readonly at: number
}

/** Width of the widest label in points. */
export function labelWidth(ends: readonly LineEnd[], measure: Measure): number {
  return Math.max(...ends.map(({ text }) => measure(text, SIZE))) * STRONG
}

/** What every line is called, beside its end or as near as the others leave room, with a thin lead to it. */
export function trendLabels(
  ends: readonly LineEnd[],
  { left, room, bottom }: { readonly left: number; readonly room: number; readonly bottom: number },
  measure: Measure,
): Shape[] {
  const labels = ends.map((end) => ({ ...end, lines: wrapLabel(end.text, room / STRONG, SIZE, measure, MOST_LINES) }))
  const placed = placeLabels(
    labels.map(({ at, lines }) => ({ at, height: lines.length * LINE })),
    { from: 0, to: bottom },
  )
  return labels.flatMap(({ at, paint, lines }, index): Shape[] => {
    const middle = placed[index]!
    const lead = `M${round(left + 4)} ${round(at)}L${round(left + LEAD - 3)} ${round(middle)}`
    return [
      { kind: 'path', d: lead, x: 0, y: 0, scale: 1, stroke: paint, strokeWidth: 0.6 },
      ...lines.map((text, line): Shape => {
        const y = middle + SIZE * 0.35 + (line - (lines.length - 1) / 2) * LINE
        return { kind: 'text', x: left + LEAD, y, text, size: SIZE, strong: true, anchor: 'start', fill: paint }
      }),
    ]
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
