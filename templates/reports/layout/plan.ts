import type { Scene } from '../../charts/scene.ts'
import type { Paint } from '../../charts/tokens.ts'
import type { Paragraph } from '../text/lay-out.ts'
import type { MeasuredEntry } from './measured.ts'

/**
 * One page as it will be printed. Lengths in points from the page's left and top edge. Structure elements are numbers: each is
 * opened once, perhaps on an earlier page, and closed once; the order of opening is the order of reading. 0 is the document.
 */
export interface PagePlan {
  /** From 1. */
  readonly number: number
  /** Without running head and foot. */
  readonly bare: boolean
  /** Has entries of the contents, whose page numbers are known at the end only. */
  readonly held: boolean
  readonly items: readonly PlanItem[]
}

export type PlanItem =
  | PlannedOpen
  | PlannedClose
  | PlannedLines
  | PlannedRepetition
  | PlannedFigure
  | PlannedEntry
  | PlannedRule
  | PlannedBar
  | PlannedPlace
  | PlannedBookmark

export interface PlannedOpen {
  readonly kind: 'open'
  readonly element: number
  readonly parent: number
  readonly role: string
  readonly options: ElementOptions
}

export interface ElementOptions {
  readonly language?: string
  readonly alternative?: string
  /** Left, top, right, bottom. */
  readonly box?: readonly [number, number, number, number]
  readonly scope?: 'Column' | 'Row'
  /** How many columns a head of a table stands for. */
  readonly columns?: number
}

export interface PlannedClose {
  readonly kind: 'close'
  readonly element: number
}

/** Lines `from` to `to` (exclusive) of a paragraph. */
export interface PlannedLines {
  readonly kind: 'lines'
  readonly element: number
  readonly text: Paragraph
  readonly from: number
  readonly to: number
  readonly x: number
  readonly y: number
}

/** A text that stood on an earlier page already: the head of a table that goes on. Not content. */
export interface PlannedRepetition {
  readonly kind: 'repetition'
  readonly text: Paragraph
  readonly x: number
  readonly y: number
}

export interface PlannedFigure {
  readonly kind: 'figure'
  readonly element: number
  readonly scene: Scene
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** Lines of an entry of the contents; the page number stands at the end of its last line. */
export interface PlannedEntry {
  readonly kind: 'entry'
  /** The element of the whole contents. */
  readonly element: number
  readonly entry: MeasuredEntry
  readonly from: number
  readonly to: number
  readonly x: number
  readonly y: number
}

export interface PlannedRule {
  readonly kind: 'rule'
  readonly color: Paint
  readonly weight: number
  readonly x: number
  readonly y: number
  readonly width: number
}

/** A coloured bar beside what it marks. */
export interface PlannedBar {
  readonly kind: 'bar'
  readonly color: Paint
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PlannedPlace {
  readonly kind: 'place'
  readonly name: string
  readonly y: number
}

export interface PlannedBookmark {
  readonly kind: 'bookmark'
  readonly title: string
  readonly level: 0 | 1 | 2
  readonly y: number
}
