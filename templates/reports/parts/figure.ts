import type { Scene } from '../../charts/scene.ts'
import { drawShapes } from '../document/draw-shapes.ts'
import { ensureRoom } from '../document/pages.ts'
import { PAGE, type Sheet } from '../document/sheet.ts'
import { inTag } from '../document/tags.ts'

/** Draws a picture across the text block, as a Figure with its alternative text, and moves below it. */
export function drawFigure(sheet: Sheet, scene: Scene): void {
  ensureRoom(sheet, scene.height)
  const { y } = sheet
  inTag(sheet, 'Figure', { alt: scene.alternative, bbox: [PAGE.left, y, PAGE.left + scene.width, y + scene.height] }, () => {
    sheet.element.add(() => drawShapes(sheet.doc, scene.shapes, { x: PAGE.left, y }))
  })
  sheet.y += scene.height
}
