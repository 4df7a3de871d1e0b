import type { Shape } from './scene.ts'
import { wrapLabel, type Measure } from './wrap-label.ts'

const SIZE = 9
const SMALL = 7.5
const LINE = 11

/** An institution's name in at most three lines, and its country after it, where it fits on the last of them, or beneath. */
export function heatLabel(
  { name, country }: { readonly name: string; readonly country: string },
  width: number,
  measure: Measure,
): { readonly height: number; draw(top: number): Shape[] } {
  const lines = wrapLabel(name, width, SIZE, measure)
  const after = measure(lines.at(-1) ?? '', SIZE) + 5
  const beside = after + measure(country, SMALL) <= width
  const [fitting = ''] = wrapLabel(country, width, SMALL, measure, 1)
  return {
    height: (lines.length + (beside ? 0 : 1)) * LINE,
    draw: (top) => {
      const baseline = (index: number) => top + index * LINE + LINE * 0.78
      const at = beside ? { x: after, y: baseline(lines.length - 1) } : { x: 0, y: baseline(lines.length) }
      return [
        ...lines.map((text, index): Shape => ({ kind: 'text', x: 0, y: baseline(index), text, size: SIZE, anchor: 'start', fill: 'ink' })),
        { kind: 'text', ...at, text: fitting, size: SMALL, anchor: 'start', fill: 'soft' },
      ]
    },
  }
}
