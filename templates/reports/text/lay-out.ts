import { LineBreaker, type Segment } from './line-breaker.ts'
import { prepareRuns } from './prepare-runs.ts'
import { isMark, type ParagraphStyle, type Run, type TextRun } from './run.ts'

export interface Paragraph {
  /** As prepared for the faces; segments count them. */
  readonly runs: readonly Run[]
  readonly style: ParagraphStyle
  readonly lines: readonly (readonly Segment[])[]
  readonly height: number
}

/** Width of a mark as a part of the size of its text: alone, or with the gap to its word. */
const ALONE = 1.02
const BESIDE = 1.35

const SPACE = 32
const BREAK = 10

/** Breaks runs into lines no wider than `width` points. A word wider than a line is cut, after punctuation where there is some. */
export function layOut(source: readonly Run[], style: ParagraphStyle, width: number): Paragraph {
  const runs = prepareRuns(source, style)
  const breaker = new LineBreaker(style, width)
  for (const [index, run] of runs.entries()) {
    if (!isMark(run)) addText(breaker, run, index)
    else if (run.alone) {
      breaker.mark(index, style.size * ALONE)
      breaker.endWord()
      breaker.newLine()
    } else breaker.mark(index, style.size * BESIDE)
  }
  breaker.endWord()
  const { lines } = breaker
  while (lines.length > 1 && lines.at(-1)!.length === 0) lines.pop()
  return { runs, style, lines, height: lines.length * style.leading }
}

/** A space ends every line but the last, also where the text itself breaks it: screen readers would join the words. */
function addText(breaker: LineBreaker, run: TextRun, index: number): void {
  const { text } = run
  let from = 0
  while (from < text.length) {
    let to = from
    while (to < text.length && text.charCodeAt(to) !== SPACE && text.charCodeAt(to) !== BREAK) to += 1
    const spaced = to < text.length
    breaker.word(run, index, text.slice(from, to), spaced)
    if (!spaced) return
    breaker.endWord()
    if (text.charCodeAt(to) === BREAK) {
      breaker.newLine()
      from = to + 1
      continue
    }
    while (text.charCodeAt(to) === SPACE) to += 1
    from = to
  }
}
