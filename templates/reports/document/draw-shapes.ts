import type { Shape } from '../../charts/scene.ts'
import { COLORS } from '../../charts/tokens.ts'
import { textWidth } from '../text/measure.ts'
import { showText, type Doc } from './pdfkit-internals.ts'

/** Draws shapes at an offset (points, from the top left) into the open marked content. */
export function drawShapes(doc: Doc, shapes: readonly Shape[], offset: { readonly x: number; readonly y: number } = { x: 0, y: 0 }): void {
  for (const shape of shapes) {
    if (shape.kind === 'text') drawText(doc, shape, offset)
    else drawOutline(doc, shape, offset)
  }
}

function drawOutline(doc: Doc, shape: Exclude<Shape, { kind: 'text' }>, offset: { readonly x: number; readonly y: number }): void {
  doc.save()
  if (shape.strokeWidth) doc.lineWidth(shape.strokeWidth)
  if (shape.dash) doc.dash(shape.dash as unknown as number, {})
  if (shape.kind === 'rectangle') doc.rect(shape.x + offset.x, shape.y + offset.y, shape.width, shape.height)
  else {
    doc.translate(shape.x + offset.x, shape.y + offset.y)
    doc.scale(shape.scale)
    doc.path(shape.d)
  }
  if (shape.fill && shape.stroke) doc.fillAndStroke(COLORS[shape.fill], COLORS[shape.stroke])
  else if (shape.fill) doc.fill(COLORS[shape.fill])
  else if (shape.stroke) doc.stroke(COLORS[shape.stroke])
  doc.restore()
}

function drawText(doc: Doc, shape: Extract<Shape, { kind: 'text' }>, offset: { readonly x: number; readonly y: number }): void {
  const face = shape.strong ? 'strong' : 'text'
  const width = textWidth(face, shape.size, shape.text)
  const shift = shape.anchor === 'start' ? 0 : shape.anchor === 'end' ? width : width / 2
  const place = { x: shape.x + offset.x - shift, y: shape.y + offset.y }
  showText(doc, [{ font: face, size: shape.size, color: COLORS[shape.fill], text: shape.text, ...place }])
}
