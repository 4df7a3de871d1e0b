import type { Face } from '../reports/document/fonts.ts'
import { printable } from '../reports/text/printable.ts'
import { textWidth } from '../reports/text/measure.ts'

/** More than any picture has room for; what is longer is not even measured. */
const MOST = 600

/** The lines of a text in a face at a size, none wider than `width`; a word that is wider is divided, after a hyphen or with one. */
export function wrapText(face: Face, size: number, text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of readable(face, text)
    .split(/\s+/)
    .filter((part) => part !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(face, size, `${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(...divided(face, size, word, width))
  }
  return lines
}

/** The first `most` lines; the last of them ends in an ellipsis when there are more. */
export function firstLines(face: Face, size: number, text: string, width: number, most: number): readonly string[] {
  const lines = wrapText(face, size, text, width)
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), shortened(face, size, `${lines[most - 1]} ${lines[most]}`, width)]
}

/** As much of a text as fits on one line, with an ellipsis where something is left out. */
export function shortened(face: Face, size: number, text: string, width: number): string {
  const whole = readable(face, text)
  if (textWidth(face, size, whole) <= width) return whole
  const characters = signs(whole)
  while (characters.length > 1 && textWidth(face, size, `${characters.join('').trimEnd()}…`) > width) characters.pop()
  const cut = characters.join('')
  const words = cut.replace(/\s+\S*$/, '')
  return `${(words.length > cut.length * 0.6 ? words : cut).replace(/[\s.,;:·(«“]+$/, '')}…`
}

/** The largest of some sizes at which a text takes no more than `most` lines; the smallest, cut, when none does. */
export function fitText(
  face: Face,
  sizes: readonly number[],
  text: string,
  width: number,
  most: number,
): { readonly size: number; readonly lines: readonly string[] } {
  for (const size of sizes) {
    const lines = wrapText(face, size, text, width)
    const whole = readable(face, text)
      .split(/\s+/)
      .every((word) => textWidth(face, size, word) <= width)
    if (lines.length <= most && whole) return { size, lines }
  }
  const size = sizes.at(-1)!
  return { size, lines: firstLines(face, size, text, width, most) }
}

const HYPHEN = '-'
const SIGNS = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function divided(face: Face, size: number, word: string, width: number): string[] {
  const parts: string[] = []
  let rest = word
  while (textWidth(face, size, rest) > width) {
    const characters = signs(rest)
    let end = 1
    while (end < characters.length - 1 && textWidth(face, size, characters.slice(0, end + 1).join('') + HYPHEN) <= width) end += 1
    const fitting = characters.slice(0, end).join('')
    const own = fitting.search(/[-/._][^-/._]*$/) + 1
    const part = own > fitting.length / 2 ? fitting.slice(0, own) : fitting
    parts.push(own > fitting.length / 2 || /[-/._]$/.test(part) ? part : part + HYPHEN)
    rest = rest.slice(part.length)
  }
  return [...parts, rest]
}

function readable(face: Face, text: string): string {
  return printable(face, text.slice(0, MOST))
}

function signs(text: string): string[] {
  return [...SIGNS.segment(text)].map(({ segment }) => segment)
}
