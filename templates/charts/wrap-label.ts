/** Width in points of a text at a size in points. */
export type Measure = (text: string, size: number) => number

const MOST_LINES = 3

/** Advances of Source Sans 3 in thousandths of its size, from U+0020 to U+007E. */
const ADVANCES = [
  200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497, 497, 497, 497, 249,
  249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645,
  515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555,
  555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
]
const OTHER = 1000
const MARK = /\p{M}/u

/** Splits a label into lines no wider than `width` points, three at most unless told; a longer word is cut. Estimates widths without `measure`. */
export function wrapLabel(
  text: string,
  width: number,
  size: number,
  measure: Measure = estimateWidth,
  most: number = MOST_LINES,
): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).flatMap((whole) => cut(whole, width, size, measure))) {
    const last = lines.at(-1)
    if (last !== undefined && measure(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]?.slice(0, -1)}…`]
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

/** Width in points of a text in the look's sans-serif where its font is not at hand; letters outside Latin count as a full square. */
export function estimateWidth(text: string, size: number): number {
  let thousandths = 0
  for (const character of text.normalize('NFD')) {
    if (MARK.test(character)) continue
    thousandths += ADVANCES[character.codePointAt(0)! - 32] ?? OTHER
  }
  return (thousandths * size) / 1000
}
