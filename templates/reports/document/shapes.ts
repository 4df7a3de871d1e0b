import type { PathShape, RectangleShape, Shape, TextShape } from '../../charts/scene.ts'
import type { Paint } from '../../charts/tokens.ts'
import { textWidth } from '../text/measure.ts'
import { printable } from '../text/printable.ts'
import { shapeText } from '../text/shape.ts'
import { fillPaint, strokePaint, type Piece } from '../text/typesetter.ts'
import { decimal } from './objects.ts'
import { tracePath } from './pdfkit-internals.ts'
import type { Press } from './press.ts'

/** Operators that draw shapes, moved by (x, y) points and scaled. */
export function drawShapes(press: Press, shapes: readonly Shape[], x = 0, y = 0, scale = 1): string {
  const drawn = shapes.map((shape) => (shape.kind === 'text' ? press.type.show(press.page, [pieceOf(shape)]) : outline(press, shape)))
  if (x === 0 && y === 0 && scale === 1) return drawn.join('\n')
  return `q ${decimal(scale)} 0 0 ${decimal(scale)} ${decimal(x)} ${decimal(y)} cm\n${drawn.join('\n')}\nQ`
}

/** Operators of a horizontal rule. */
export function rule(x: number, y: number, width: number, color: Paint, weight: number): string {
  return `${strokePaint(color)} ${decimal(weight)} w ${decimal(x)} ${decimal(y)} m ${decimal(x + width)} ${decimal(y)} l S`
}

/** Operators of a filled rectangle. */
export function box(x: number, y: number, width: number, height: number, color: Paint): string {
  return `${fillPaint(color)} ${[x, y, width, height].map(decimal).join(' ')} re f`
}

function outline(press: Press, shape: PathShape | RectangleShape): string {
  const { fill, stroke, strokeWidth, dash } = shape
  if (!fill && !stroke) return ''
  const operators = ['q']
  if (strokeWidth) operators.push(`${decimal(strokeWidth)} w`)
  if (dash) operators.push(`[${dash.map(decimal).join(' ')}] 0 d`)
  if (fill) operators.push(fillPaint(fill))
  if (stroke) operators.push(strokePaint(stroke))
  if (shape.kind === 'rectangle') operators.push(`${[shape.x, shape.y, shape.width, shape.height].map(decimal).join(' ')} re`)
  else {
    const scale = decimal(shape.scale)
    operators.push(`${scale} 0 0 ${scale} ${decimal(shape.x)} ${decimal(shape.y)} cm`, pathOf(press, shape.d))
  }
  operators.push(fill && stroke ? 'B' : fill ? 'f' : 'S', 'Q')
  return operators.join('\n')
}

const LIMIT = 500
const paths = new Map<string, string>()

/** Marks repeat by the thousand: a path is read once for the process. */
function pathOf(press: Press, data: string): string {
  let known = paths.get(data)
  if (known === undefined) {
    known = tracePath(press.doc, data)
    if (paths.size >= LIMIT) paths.clear()
    paths.set(data, known)
  }
  return known
}

function pieceOf({ text, size, strong, anchor, fill, x, y }: TextShape): Piece {
  const face = strong ? 'strong' : 'text'
  const shown = printable(face, text)
  const width = anchor === 'start' ? 0 : textWidth(face, size, shown)
  return { face, size, color: fill, words: shapeText(face, shown), x: x - (anchor === 'end' ? width : width / 2), y }
}
