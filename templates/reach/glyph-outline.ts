import { font, type Face } from '../reports/document/fonts.ts'
import type { OutlineCommand } from '../reports/document/pdfkit-types.ts'

const LETTERS: Readonly<Record<OutlineCommand, string>> = {
  moveTo: 'm',
  lineTo: 'l',
  quadraticCurveTo: 'q',
  bezierCurveTo: 'c',
  closePath: 'z',
}
const outlines = new Map<string, string>()

/** Path data of a glyph in font units, y downwards, from its own origin; empty for a space. */
export function glyphOutline(face: Face, id: number): string {
  const key = `${face} ${id}`
  let outline = outlines.get(key)
  if (outline === undefined) outlines.set(key, (outline = draw(face, id)))
  return outline
}

/** Relative commands: half the length of absolute ones. Coordinates are rounded where they stand, so that no error adds up. */
function draw(face: Face, id: number): string {
  let start = [0, 0]
  let at = [0, 0]
  let data = ''
  for (const { command, args } of font(face).getGlyph(id).path.commands) {
    const points = args.map((value, index) => (index % 2 === 0 ? Math.round(value) : -Math.round(value)))
    data += LETTERS[command] + points.map((value, index) => signed(value - at[index % 2]!, index)).join('')
    if (command === 'closePath') at = start
    else at = points.slice(-2)
    if (command === 'moveTo') start = at
  }
  return data
}

function signed(value: number, index: number): string {
  return index > 0 && value >= 0 ? ` ${value}` : String(value)
}
