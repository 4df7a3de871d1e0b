import type { ScaleTime } from 'd3-scale'
import type { Words } from '../i18n/index.ts'
import type { Shape } from './scene.ts'
import type { Measure } from './wrap-label.ts'

const SIZE = 8
const APART = 8
const HEIGHT = 18
/** Points that a tick should have for itself. */
const PITCH = 70

/** Faint lines at years or months behind the lanes and what they are called beneath, the end of the view always. */
export function timelineAxis(
  x: ScaleTime<number, number>,
  { top, bottom, width, until }: { readonly top: number; readonly bottom: number; readonly width: number; readonly until: string },
  words: Words,
  measure: Measure,
): { readonly shapes: readonly Shape[]; readonly height: number } {
  const end = words.date(until, 'short')
  const edge = width - measure(end, SIZE) * 1.1
  const shapes: Shape[] = [
    line(x(Date.parse(until)), top, bottom + 3, 'ink'),
    { kind: 'text', x: width, y: bottom + 13, text: end, size: SIZE, strong: true, anchor: 'end', fill: 'ink' },
  ]
  let taken = 0
  for (const tick of x.ticks(Math.max(2, Math.floor(width / PITCH)))) {
    const day = tick.toISOString().slice(0, 10)
    if (!day.endsWith('-01')) continue
    const at = x(tick)
    shapes.push(line(at, top, bottom + 3, 'rule'))
    const text = words.date(day.endsWith('-01-01') ? day.slice(0, 4) : day.slice(0, 7), 'short')
    const half = measure(text, SIZE) / 2
    const middle = Math.max(at, half)
    if (middle - half < taken || middle + half > edge - APART) continue
    taken = middle + half + APART
    shapes.push({ kind: 'text', x: middle, y: bottom + 13, text, size: SIZE, anchor: 'middle', fill: 'soft' })
  }
  return { shapes, height: HEIGHT }
}

function line(x: number, top: number, bottom: number, stroke: 'ink' | 'rule'): Shape {
  return { kind: 'path', d: `M0 0L0 ${bottom - top}`, x, y: top, scale: 1, stroke, strokeWidth: stroke === 'ink' ? 0.8 : 0.6 }
}
