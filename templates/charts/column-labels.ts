import type { Words } from '../i18n/index.ts'
import type { StatusCount } from '../view/figures.ts'
import { STACK_ORDER } from './bar-segment.ts'
import { placeLabels } from './place-labels.ts'
import type { Shape } from './scene.ts'
import { statusMark } from './status-mark.ts'
import { wrapLabel, type Measure } from './wrap-label.ts'

const SIZE = 9
const LINE = 12
const MARK = 9
const LEAD = 12

interface Room {
  /** Right edge of the column and right edge of the picture. */
  readonly from: number
  readonly to: number
  readonly bottom: number
  /** Height of a number of addressees. */
  y(count: number): number
}

/** Count, mark and word beside each part of a stacked column, or as near as the others leave room, with a thin lead to it. */
export function columnLabels(counts: readonly StatusCount[], words: Words, room: Room, measure: Measure): Shape[] {
  let below = 0
  const parts = STACK_ORDER.flatMap((status) => {
    const count = counts.find((entry) => entry.status === status)?.count ?? 0
    below += count
    return count === 0 ? [] : [{ status, count, at: room.y(below - count / 2) }]
  })
  const placed = placeLabels(
    parts.map(({ at }) => ({ at, height: LINE })),
    { from: 0, to: room.bottom + 4 },
  )
  const left = room.from + LEAD
  return parts.flatMap(({ status, count, at }, index): Shape[] => {
    const middle = placed[index]!
    const text = `${words.number(count)} ${words.t(`terms.status.${status}`)}`
    const [fitting = ''] = wrapLabel(text, room.to - left - MARK - 4, SIZE, measure, 1)
    return [
      {
        kind: 'path',
        d: `M${round(room.from + 2)} ${round(at)}L${round(left - 3)} ${round(middle)}`,
        x: 0,
        y: 0,
        scale: 1,
        stroke: 'soft',
        strokeWidth: 0.5,
      },
      ...statusMark(status, { x: round(left), y: round(middle - MARK / 2), size: MARK }),
      { kind: 'text', x: round(left + MARK + 4), y: round(middle + SIZE * 0.35), text: fitting, size: SIZE, anchor: 'start', fill: 'ink' },
    ]
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
