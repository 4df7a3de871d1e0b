import { widthOf } from './measure.ts'
import { shapeParts, shapeWord, type Word } from './shape.ts'
import type { ParagraphStyle, TextRun } from './run.ts'
import { cutWord } from './cut-word.ts'

/** A stretch of one run on one line; `x` from the left edge of the paragraph. Its text keeps the space that ends it. */
export interface Segment {
  readonly run: number
  readonly x: number
  readonly width: number
  readonly text: string
  /** The text as glyphs. */
  readonly words: readonly Word[]
}

interface OpenSegment {
  readonly run: number
  readonly x: number
  width: number
  text: string
  readonly words: Word[]
}

/** What is set without a break inside: a word, or part of one that changes its look. */
interface Piece {
  /** Null: a mark. */
  readonly of: TextRun | null
  readonly run: number
  readonly text: string
  readonly words: readonly Word[]
  readonly width: number
  readonly space: Word | null
}

/** Sets pieces on lines no wider than `width` points, those with no space between them together. */
export class LineBreaker {
  readonly lines: OpenSegment[][] = [[]]
  readonly #style: ParagraphStyle
  readonly #width: number
  #line: OpenSegment[] = this.lines[0]!
  #x = 0
  #unit: Piece[] = []
  #unitWidth = 0

  constructor(style: ParagraphStyle, width: number) {
    this.#style = style
    this.#width = width
  }

  mark(run: number, width: number): void {
    this.#add({ of: null, run, text: '', words: [], width, space: null })
  }

  /** A word of a run, with the space after it where one follows. A space alone counts where something stands before it. */
  word(of: TextRun, run: number, text: string, spaced: boolean): void {
    if (text === '' && (!spaced || (this.#unit.length === 0 && this.#x === 0))) return
    const face = of.face ?? this.#style.face
    const size = of.size ?? this.#style.size
    const words = text === '' ? [] : shapeParts(face, text)
    this.#add({
      of,
      run,
      text: spaced ? `${text} ` : text,
      words,
      width: widthOf(words, size),
      space: spaced ? shapeWord(face, ' ') : null,
    })
  }

  /** Sets what was gathered since the last space. */
  endWord(): void {
    const unit = this.#unit
    if (unit.length === 0) return
    if (this.#x > 0 && this.#x + this.#unitWidth > this.#width + 0.01) this.newLine()
    const fits = this.#unitWidth <= this.#width
    for (const piece of unit) {
      if (fits) this.#put(piece)
      else this.#putLong(piece)
    }
    this.#unit = []
    this.#unitWidth = 0
  }

  newLine(): void {
    this.#line = []
    this.lines.push(this.#line)
    this.#x = 0
  }

  #add(piece: Piece): void {
    this.#unit.push(piece)
    this.#unitWidth += piece.width
  }

  #put({ of, run, text, words, width, space }: Piece): void {
    let last = this.#line.at(-1)
    if (last && last.run === run && of) {
      last.text += text
      last.width = this.#x - last.x + width
    } else this.#line.push((last = { run, x: this.#x, width, text, words: [] }))
    for (const word of words) last.words.push(word)
    this.#x += width
    if (!space || !of) return
    last.words.push(space)
    this.#x += (space.advance * (of.size ?? this.#style.size)) / 1000
  }

  /** A piece of a word wider than a line: cut, unless it is one sign. */
  #putLong(piece: Piece): void {
    const { of, run, text, width, space } = piece
    if (!of || of.actual !== undefined || text === ' ') {
      if (this.#x > 0 && this.#x + width > this.#width + 0.01) this.newLine()
      this.#put(piece)
      return
    }
    const face = of.face ?? this.#style.face
    const size = of.size ?? this.#style.size
    let rest = space ? text.slice(0, -1) : text
    while (rest !== '') {
      const part = cutWord(rest, face, size, this.#width - this.#x, this.#x === 0)
      if (part === '') {
        this.newLine()
        continue
      }
      rest = rest.slice(part.length)
      const words = shapeParts(face, part)
      const last = rest === ''
      this.#put({ of, run, text: last && space ? `${part} ` : part, words, width: widthOf(words, size), space: last ? space : null })
      if (!last) this.newLine()
    }
  }
}
