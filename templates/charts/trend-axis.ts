import type { Shape } from './scene.ts'
import type { Measure } from './wrap-label.ts'

const SIZE = 8
const APART = 7
/** Bold type is wider than what `measure` measures. */
const STRONG = 1.08

/** Number and day under every edition that has room: the last and the first before the others. */
export function trendAxis(
  dates: readonly { readonly day: string; readonly number: string }[],
  at: readonly number[],
  { width, top }: { readonly width: number; readonly top: number },
  measure: Measure,
): Shape[] {
  const order = [at.length - 1, 0, ...at.map((_, index) => index).slice(1, -1)]
  const taken: (readonly [number, number])[] = []
  return order.flatMap((index): Shape[] => {
    const { day, number } = dates[index]!
    const half = (Math.max(measure(day, SIZE), measure(number, SIZE)) * STRONG) / 2
    const x = Math.min(Math.max(at[index]!, half), width - half)
    if (taken.some(([from, to]) => x - half < to + APART && x + half > from - APART)) return []
    taken.push([x - half, x + half])
    return [
      { kind: 'path', d: 'M0 0L0 4', x: at[index]!, y: top, scale: 1, stroke: 'ink', strokeWidth: 0.8 },
      { kind: 'text', x, y: top + 14, text: number, size: SIZE, strong: true, anchor: 'middle', fill: 'soft' },
      { kind: 'text', x, y: top + 25, text: day, size: SIZE, anchor: 'middle', fill: 'soft' },
    ]
  })
}
