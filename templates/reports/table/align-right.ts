import type { Paragraph } from '../text/lay-out.ts'

/** The same lines pushed to the right edge of `width` points. */
export function alignRight(paragraph: Paragraph, width: number): Paragraph {
  const lines = paragraph.lines.map((line) => {
    const last = line.at(-1)
    const shift = last ? width - last.x - last.width : 0
    return line.map((segment) => ({ ...segment, x: segment.x + shift }))
  })
  return { ...paragraph, lines }
}
