import type { Words } from '../i18n/index.ts'
import { STATUSES } from '../view/scales.ts'
import type { Shape } from './scene.ts'
import { statusMark } from './status-mark.ts'
import { wrapLabel, type Measure } from './wrap-label.ts'

const SIZES = [8, 7.5, 7, 6.5, 6] as const
const SMALLEST = 6
const MARK = 10
const GAP = 4

interface Columns {
  /** Left edge of each. */
  readonly columns: readonly number[]
  readonly pitch: number
  /** Of the whole picture. */
  readonly width: number
}

/** Mark and word of every status above its column. Words alternate between two lines, so that each has the width of two columns. */
export function heatHead(
  words: Words,
  { columns, pitch, width }: Columns,
  measure: Measure,
): { readonly height: number; readonly shapes: readonly Shape[] } {
  const middles = columns.map((left) => left + pitch / 2)
  const heads = STATUSES.map((status) => words.t(`terms.status.${status}`))
  const size = SIZES.find((candidate) => fits(place(heads, middles, width, candidate, measure))) ?? SMALLEST
  const cut = heads.map((text) => wrapLabel(text, pitch * 2 - GAP, size, measure, 1)[0] ?? '')
  const placed = place(size === SMALLEST ? cut : heads, middles, width, size, measure)
  const line = size + 3
  const shapes: Shape[] = []
  for (const [index, status] of STATUSES.entries()) {
    const { text, from, half } = placed[index]!
    const middle = middles[index]!
    const upper = index % 2 === 0
    shapes.push({ kind: 'text', x: from + half, y: size + (upper ? 0 : line), text, size, anchor: 'middle', fill: 'soft' })
    if (upper) {
      shapes.push({ kind: 'path', d: `M0 0L0 ${line - 4}`, x: middle, y: size + 3, scale: 1, stroke: 'rule', strokeWidth: 0.6 })
    }
    shapes.push(...statusMark(status, { x: middle - MARK / 2, y: line * 2 + 1, size: MARK }))
  }
  const baseline = line * 2 + 1 + MARK * 0.8
  shapes.push({ kind: 'text', x: width, y: baseline, text: words.t('report.chart.total'), size, anchor: 'end', fill: 'soft' })
  return { height: line * 2 + MARK + 6, shapes }
}

interface Placed {
  readonly text: string
  readonly from: number
  readonly half: number
}

/** Each word over the middle of its column, moved where it would leave the picture. */
function place(heads: readonly string[], middles: readonly number[], width: number, size: number, measure: Measure): readonly Placed[] {
  return heads.map((text, index) => {
    const half = measure(text, size) / 2
    return { text, from: Math.max(0, Math.min(middles[index]! - half, width - 2 * half)), half }
  })
}

function fits(placed: readonly Placed[]): boolean {
  return placed.every(({ from, half }, index) => {
    const next = placed[index + 2]
    return next === undefined || from + 2 * half + GAP <= next.from
  })
}
