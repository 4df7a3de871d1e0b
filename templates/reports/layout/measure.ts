import { MEASURE } from '../document/sheet.ts'
import { layOutTable } from '../table/lay-out-table.ts'
import { layOut, type Paragraph } from '../text/lay-out.ts'
import { plain, type ParagraphStyle } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import type { Block, ColumnsBlock, ContentsBlock, FigureBlock, ParagraphBlock } from './block.ts'
import type { Measured, MeasuredColumns, MeasuredContents, MeasuredFigure, MeasuredParagraph } from './measured.ts'
import { HIGHEST } from './pager.ts'

/** Points kept free at the right of the contents for the page numbers. */
const NUMBERS = 40
const SECTION: ParagraphStyle = { face: 'strong', size: 10.5, leading: 15, color: 'ink' }
const ENTRY: ParagraphStyle = { ...STYLES.body, size: 9.5, leading: 13.5 }

/** Breaks the lines of each block and says how high it is, one block at a time; knows nothing but fonts. */
export function* measure(blocks: Iterable<Block>): Generator<Measured> {
  for (const block of blocks) yield measureBlock(block)
}

function measureBlock(block: Block): Measured {
  if (block.kind === 'paragraph') return paragraphOf(block, MEASURE)
  if (block.kind === 'figure') return figureOf(block, MEASURE)
  if (block.kind === 'columns') return columnsOf(block)
  if (block.kind === 'contents') return contentsOf(block)
  if (block.kind === 'table') return { kind: 'table', block, ...layOutTable(block.table) }
  return block
}

function paragraphOf(block: ParagraphBlock, measureWidth: number): MeasuredParagraph {
  const width = Math.max(1, block.width ?? measureWidth - block.indent)
  const text = layOut(block.runs, block.style, width)
  if (!block.label) return { kind: 'paragraph', block, text, height: text.height }
  const label = labelOf(block, block.label)
  return { kind: 'paragraph', block, text, label, height: Math.max(text.height, label.height) }
}

/** A label keeps a tenth of its space free on the right, unless it has a word that takes it. Ends with a space, for who listens. */
function labelOf({ indent, style }: ParagraphBlock, label: NonNullable<ParagraphBlock['label']>): Paragraph {
  const space = indent - label.indent
  const runs = [...label.runs, { text: ' ' }]
  const text = layOut(runs, style, space * 0.9)
  const cut = text.lines.some((line) => line.at(-1)?.text.endsWith(' ') === false)
  return cut ? layOut(runs, style, space) : text
}

function figureOf(block: FigureBlock, width: number): MeasuredFigure {
  const { scene, indent } = block
  const scale = Math.min(1, (width - indent) / scene.width, HIGHEST / scene.height)
  return { kind: 'figure', block, scale, height: scene.height * scale }
}

function columnsOf(block: ColumnsBlock): MeasuredColumns {
  const columns = block.columns.map(({ x, width, bar, content }) => {
    const measured = content.map((item) => (item.kind === 'paragraph' ? paragraphOf(item, width) : figureOf(item, width)))
    const last = measured.at(-1)
    const height = measured.reduce((sum, item) => sum + item.height + item.block.after, 0) - (last?.block.after ?? 0)
    return { x, content: measured, height, ...(bar && { bar }) }
  })
  return { kind: 'columns', block, columns, height: Math.max(0, ...columns.map(({ height }) => height)) }
}

function contentsOf(block: ContentsBlock): MeasuredContents {
  const entries = block.entries.map(({ place, title, level }) => {
    const indent = level * 16
    const text = layOut(plain(`${title} `), level > 0 ? ENTRY : SECTION, MEASURE - indent - NUMBERS)
    return { place, title, level, text, indent, after: level > 0 ? 3 : 7 }
  })
  return { kind: 'contents', block, entries }
}
