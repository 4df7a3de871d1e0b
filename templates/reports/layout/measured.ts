import type { Paint } from '../../charts/tokens.ts'
import type { Head, LaidOutRow } from '../table/lay-out-table.ts'
import type { Paragraph } from '../text/lay-out.ts'
import type {
  Close,
  ColumnsBlock,
  ContentsBlock,
  FigureBlock,
  NeedBlock,
  Open,
  PageBlock,
  ParagraphBlock,
  RuleBlock,
  SpaceBlock,
  TableBlock,
} from './block.ts'

/** A block with its lines broken and its heights known: all that paginating asks for. */
export type Measured =
  | Open
  | Close
  | SpaceBlock
  | RuleBlock
  | PageBlock
  | NeedBlock
  | MeasuredParagraph
  | MeasuredTable
  | MeasuredFigure
  | MeasuredColumns
  | MeasuredContents

export interface MeasuredParagraph {
  readonly kind: 'paragraph'
  readonly block: ParagraphBlock
  readonly text: Paragraph
  /** What hangs beside the first line. */
  readonly label?: Paragraph
  /** Of text or label, whichever is higher. */
  readonly height: number
}

export interface MeasuredFigure {
  readonly kind: 'figure'
  readonly block: FigureBlock
  /** 1, or less where the picture would not fit the text block. */
  readonly scale: number
  readonly height: number
}

export interface MeasuredTable {
  readonly kind: 'table'
  readonly block: TableBlock
  readonly caption: Paragraph
  readonly head: Head
  /** Rows laid out one by one, as they are asked for. */
  rows(): Iterable<LaidOutRow>
}

export interface MeasuredColumn {
  readonly x: number
  readonly bar?: Paint
  readonly content: readonly (MeasuredParagraph | MeasuredFigure)[]
  readonly height: number
}

export interface MeasuredColumns {
  readonly kind: 'columns'
  readonly block: ColumnsBlock
  readonly columns: readonly MeasuredColumn[]
  readonly height: number
}

export interface MeasuredEntry {
  readonly place: string
  readonly title: string
  readonly level: 0 | 1 | 2
  readonly text: Paragraph
  readonly indent: number
  readonly after: number
}

export interface MeasuredContents {
  readonly kind: 'contents'
  readonly block: ContentsBlock
  readonly entries: readonly MeasuredEntry[]
}
