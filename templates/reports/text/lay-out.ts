import type { Face } from '../document/fonts.ts'
import { cleanText } from './clean-text.ts'
import { textWidth } from './measure.ts'
import { isMark, type ParagraphStyle, type Run } from './run.ts'

/** A stretch of one run on one line; `x` from the left edge of the paragraph. Its text keeps the space that ends it. */
export interface Segment {
  readonly run: number
  readonly x: number
  readonly width: number
  readonly text: string
}

export interface Paragraph {
  readonly runs: readonly Run[]
  readonly style: ParagraphStyle
  readonly lines: readonly (readonly Segment[])[]
  readonly height: number
}

interface Piece {
  readonly run: number
  readonly text: string
  readonly width: number
  readonly spaceWidth: number
}

const SPACES = /([^ \n]*)( +|\n|$)/g

/** Breaks runs into lines no wider than `width` points. A word wider than a line is cut, after punctuation where there is some. */
export function layOut(runs: readonly Run[], style: ParagraphStyle, width: number): Paragraph {
  const lines: Segment[][] = [[]]
  let x = 0
  let unit: Piece[] = []

  const put = (piece: Piece) => {
    const line = lines.at(-1)!
    const last = line.at(-1)
    const full = piece.width + piece.spaceWidth
    if (last && last.run === piece.run && !isMark(runs[piece.run]!)) {
      line[line.length - 1] = { ...last, text: last.text + piece.text, width: x - last.x + piece.width }
    } else line.push({ run: piece.run, x, width: piece.width, text: piece.text })
    x += full
  }
  const newLine = () => {
    lines.push([])
    x = 0
  }
  const putUnit = () => {
    const total = unit.reduce((sum, piece) => sum + piece.width, 0)
    if (x > 0 && x + total > width + 0.01) newLine()
    if (total <= width) unit.forEach(put)
    else for (const piece of unit) putLong(piece)
    unit = []
  }
  const putLong = (piece: Piece) => {
    const run = runs[piece.run]!
    if (isMark(run)) return put(piece)
    let rest = piece.text
    const face = run.face ?? style.face
    const size = run.size ?? style.size
    while (rest !== '') {
      const text = rest.slice(0, longestPrefix(rest, face, size, width - x))
      if (text === '' && x > 0) {
        newLine()
        continue
      }
      const part = text === '' ? String.fromCodePoint(rest.codePointAt(0)!) : text
      rest = rest.slice(part.length)
      put({ run: piece.run, text: part, width: textWidth(face, size, part.trimEnd()), spaceWidth: rest === '' ? piece.spaceWidth : 0 })
      if (rest !== '') newLine()
    }
  }

  runs.forEach((run, index) => {
    if (isMark(run)) {
      unit.push({ run: index, text: '', width: style.size * (run.alone ? 1.02 : 1.35), spaceWidth: 0 })
      if (run.alone) {
        putUnit()
        newLine()
      }
      return
    }
    const face = run.face ?? style.face
    const size = run.size ?? style.size
    for (const [, word = '', gap = ''] of cleanText(face, run.text).matchAll(SPACES)) {
      const spaced = gap !== ''
      if (word !== '' || (spaced && (unit.length > 0 || x > 0))) {
        // A space ends every line but the last, also where the text itself breaks it: screen readers would join the words.
        const spaceWidth = spaced ? textWidth(face, size, ' ') : 0
        unit.push({ run: index, text: spaced ? `${word} ` : word, width: textWidth(face, size, word), spaceWidth })
      }
      if (gap !== '') putUnit()
      if (gap === '\n') newLine()
    }
  })
  putUnit()
  while (lines.length > 1 && lines.at(-1)!.length === 0) lines.pop()
  return { runs, style, lines, height: lines.length * style.leading }
}

function longestPrefix(text: string, face: Face, size: number, width: number): number {
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (textWidth(face, size, text.slice(0, middle).trimEnd()) <= width) low = middle
    else high = middle - 1
  }
  if (low === text.length) return low
  const nice = text.slice(0, low).search(/[/\-._?&=,;:][^/\-._?&=,;:]*$/) + 1
  if (nice > low / 2) return nice
  const splitsPair = low > 0 && /[\uD800-\uDBFF]/.test(text[low - 1]!)
  return splitsPair ? low - 1 : low
}
