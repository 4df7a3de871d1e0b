/** Width in points of a text at a size in points. */
export type Measure = (text: string, size: number) => number

/** Splits a label into lines no wider than `width` points; a longer single word stays whole. Estimates widths without `measure`. */
export function wrapLabel(text: string, width: number, size: number, measure: Measure = estimate): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && measure(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function estimate(text: string, size: number): number {
  return text.length * size * 0.5
}
