import type { Scene } from '../../charts/scene.ts'
import type { Paint } from '../../charts/tokens.ts'
import type { Table } from '../table/table.ts'
import type { ParagraphStyle, Run } from '../text/run.ts'

/**
 * The report as a flat stream of blocks: what `normalise` makes of a snapshot, before anything is measured. Pure data in points;
 * groups open and close like tags, so that a report of any length can pass through the pipeline a block at a time.
 */
export type Block =
  | Open
  | Close
  | ParagraphBlock
  | TableBlock
  | FigureBlock
  | ColumnsBlock
  | ContentsBlock
  | SpaceBlock
  | RuleBlock
  | PageBlock
  | NeedBlock

/** Begins a structure element; everything up to its `close` is inside. */
export interface Open {
  readonly kind: 'open'
  /** PDF structure type: Sect, L, LI, LBody, Div, BlockQuote … */
  readonly role: string
  /** BCP 47, where it differs from the report's. */
  readonly language?: string
  /** The group moves to the next page whole when it fits on one. */
  readonly together?: true
  /** The group stands at the foot of the page (the cover's facts). */
  readonly pinned?: 'bottom'
}

export interface Close {
  readonly kind: 'close'
}

/** A paragraph or heading. Lines are never left alone at a page's end or top. */
export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly runs: readonly Run[]
  readonly style: ParagraphStyle
  /** PDF structure type: P, H1 … H4, Caption, Lbl. */
  readonly role: string
  /** From the left edge of the text block. */
  readonly indent: number
  /** Null: the rest of the text block. */
  readonly width: number | null
  readonly after: number
  /** Points of what follows that must stay on the same page; 0 for running text. */
  readonly keep: number
  /** A name that links and the contents lead to. */
  readonly place?: string
  /** Level 0 stands at the top of the outline. */
  readonly bookmark?: { readonly title: string; readonly level: 0 | 1 | 2 }
  /** A bar drawn along its left side, as for a quotation. */
  readonly bar?: Paint
  /** Hangs beside the first line, from `label.indent` to the paragraph's own indent, and is tagged Lbl just before it. */
  readonly label?: { readonly runs: readonly Run[]; readonly indent: number }
}

/** A table; its head is repeated on every page, its rows are asked for one by one. */
export interface TableBlock {
  readonly kind: 'table'
  readonly table: Table
  readonly after: number
}

/** A picture with its alternative text. */
export interface FigureBlock {
  readonly kind: 'figure'
  readonly scene: Scene
  readonly indent: number
  readonly after: number
}

/** Things side by side that never part: a label and its text, key figures, a QR code beside an address. */
export interface ColumnsBlock {
  readonly kind: 'columns'
  /** PDF structure type of the whole and of each column: L and LI, or Div and Div. */
  readonly role: string
  readonly columnRole: string
  readonly columns: readonly {
    readonly x: number
    readonly width: number
    readonly bar?: Paint
    readonly content: readonly (ParagraphBlock | FigureBlock)[]
  }[]
  readonly after: number
}

/** The contents: page numbers are filled in when every place is known. */
export interface ContentsBlock {
  readonly kind: 'contents'
  readonly entries: readonly { readonly place: string; readonly title: string; readonly level: 0 | 1 | 2 }[]
}

/** Space that has no meaning at the top of a page. */
export interface SpaceBlock {
  readonly kind: 'space'
  readonly height: number
}

export interface RuleBlock {
  readonly kind: 'rule'
  readonly color: Paint
  readonly weight: number
  readonly after: number
}

/** A new page; `bare` without running head and foot. `top` moves the first line, in points from the page's edge. */
export interface PageBlock {
  readonly kind: 'page'
  readonly bare?: true
  readonly top?: number
}

/** Begins a new page when less than `height` points are free. */
export interface NeedBlock {
  readonly kind: 'need'
  readonly height: number
}

export function open(role: string, options: Omit<Open, 'kind' | 'role'> = {}): Open {
  return { kind: 'open', role, ...options }
}

export const close: Close = { kind: 'close' }

/** A paragraph with what is usual left out: role P, no indent, the whole width, 6 points below. */
export function paragraph(
  runs: readonly Run[],
  style: ParagraphStyle,
  options: Partial<Omit<ParagraphBlock, 'kind' | 'runs' | 'style'>> = {},
): ParagraphBlock {
  return { kind: 'paragraph', runs, style, role: 'P', indent: 0, width: null, after: 6, keep: 0, ...options }
}

export function figure(scene: Scene, options: { readonly indent?: number; readonly after?: number } = {}): FigureBlock {
  return { kind: 'figure', scene, indent: 0, after: 10, ...options }
}
