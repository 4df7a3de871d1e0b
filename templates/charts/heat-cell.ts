import type { Status } from '../view/scales.ts'
import { hatch } from './hatch.ts'
import type { Shape } from './scene.ts'
import { labelPaint, type Paint } from './tokens.ts'
import type { Measure } from './wrap-label.ts'

export interface HeatCell {
  readonly status: Status
  readonly count: number
  /** Of the row's total, 0 to 1. */
  readonly share: number
  readonly text: string
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One cell of a heat map: its count on as much of the status's colour as its share is large; a dot where there is none. */
export function heatCell(cell: HeatCell, box: Box, size: number, measure: Measure): Shape[] {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 + size * 0.35 }
  if (cell.count === 0) return [{ kind: 'text', ...middle, text: '·', size, anchor: 'middle', fill: 'soft' }]
  const { paint, label } = depth(cell)
  const number: Shape = { kind: 'text', ...middle, text: cell.text, size, strong: true, anchor: 'middle', fill: label }
  if (cell.status === 'not_assessed')
    return [{ kind: 'rectangle', ...inset(box), stroke: cell.status, strokeWidth: 0.7, dash: [2, 1.6] }, number]
  if (cell.status === 'no_evidence') {
    const behind = Math.min(box.width - 4, measure(cell.text, size) * 1.1 + 5)
    return [
      { kind: 'rectangle', ...inset(box), stroke: cell.status, strokeWidth: 0.7 },
      { kind: 'path', d: hatch(box.x, box.y, box.width, box.height, 5), x: 0, y: 0, scale: 1, stroke: 'rule', strokeWidth: 0.8 },
      { kind: 'rectangle', x: middle.x - behind / 2, y: box.y + 3, width: behind, height: box.height - 6, fill: 'paper' },
      number,
    ]
  }
  return [{ kind: 'rectangle', ...box, fill: paint }, number]
}

/** In four steps, so that a print still tells them apart: up to an eighth, a third, two thirds, and beyond. */
function depth({ status, share }: HeatCell): { readonly paint: Paint; readonly label: Paint } {
  if (share > 2 / 3 || status === 'not_assessed' || status === 'no_evidence') return { paint: status, label: labelPaint(status) }
  const tint = share > 1 / 3 ? 48 : share > 1 / 8 ? 34 : 20
  return { paint: `${status}-${tint}`, label: 'ink' }
}

/** Half a stroke inside, so that the outline stays in the box. */
function inset({ x, y, width, height }: Box): Box {
  return { x: x + 0.35, y: y + 0.35, width: width - 0.7, height: height - 0.7 }
}
