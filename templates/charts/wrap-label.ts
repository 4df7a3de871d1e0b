/** Width in points of a text at a size in points. */
export type Measure = (text: string, size: number) => number

const MOST_LINES = 3

/** Splits a label into at most three lines no wider than `width` points; a longer word is cut. Estimates widths without `measure`. */
export function wrapLabel(text: string, width: number, size: number, measure: Measure = estimate): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).flatMap((whole) => cut(whole, width, size, measure))) {
    const last = lines.at(-1)
    if (last !== undefined && measure(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]?.slice(0, -1)}…`]
}

function cut(word: string, width: number, size: number, measure: Measure): string[] {
  const parts = ['']
  for (const character of word) {
    const longer = parts.at(-1)! + character
    if (measure(longer, size) <= width || parts.at(-1) === '') parts[parts.length - 1] = longer
    else parts.push(character)
  }
  return parts
}

function estimate(text: string, size: number): number {
  return text.length * size * 0.5
}
