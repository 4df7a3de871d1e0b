import { CELL_PADDING, CAPTION_GAP } from '../table/table.ts'
import type { LaidOutRow } from '../table/lay-out-table.ts'
import { STYLES } from '../text/styles.ts'
import type { LookAhead } from './look-ahead.ts'
import type { Measured, MeasuredColumns, MeasuredParagraph, MeasuredTable } from './measured.ts'
import { CAPACITY, HIGHEST } from './pager.ts'

/** Fewest lines of a paragraph at the end or top of a page. */
export const LEAST_LINES = 2

/** Lines of a long row that must stand together where it begins. */
const ROW_LINES = 3

/** How far ahead a heading looks for what it is kept with. */
const FARTHEST = 40

/**
 * Points that must be free before the block `offset` steps ahead may begin on a page: what may not be parted from its beginning.
 * Never more than a page holds.
 */
export function opening(blocks: LookAhead<Measured>, offset: number): number {
  const block = offset > FARTHEST ? undefined : blocks.peek(offset)
  return Math.min(CAPACITY, block ? openingOf(block, blocks, offset) : 0)
}

function openingOf(block: Measured, blocks: LookAhead<Measured>, offset: number): number {
  switch (block.kind) {
    case 'paragraph':
      return paragraphOpening(block) + (endsWith(block) ? tail(block, blocks, offset) : 0)
    case 'open':
      return Math.max((block.together && groupHeight(blocks, offset)) ?? 0, opening(blocks, offset + 1))
    case 'close':
      return opening(blocks, offset + 1)
    case 'space':
      return block.height + opening(blocks, offset + 1)
    case 'rule':
      return block.after + opening(blocks, offset + 1)
    case 'table':
      return tableOpening(block)
    case 'figure':
      return block.height
    case 'columns':
      return block.height <= HIGHEST ? block.height : columnsOpening(block)
    case 'contents':
      return block.entries[0]?.text.height ?? 0
    case 'need':
      return Math.max(block.height, opening(blocks, offset + 1))
    case 'page':
      return 0
  }
}

/** Points below the last line of a paragraph that must be free on its page: a heading's follower, or what `keep` asks for. */
export function tail({ block }: MeasuredParagraph, blocks: LookAhead<Measured>, offset: number): number {
  const kept = isHeading(block.role) ? Math.max(block.keep, opening(blocks, offset + 1)) : block.keep
  return kept === 0 ? 0 : block.after + kept
}

/** A paragraph too short to be split, or a heading, has its end where its beginning is. */
function endsWith({ block, text }: MeasuredParagraph): boolean {
  return text.lines.length < 2 * LEAST_LINES || isHeading(block.role)
}

function paragraphOpening({ block, text, label, height }: MeasuredParagraph): number {
  const whole = text.lines.length < 2 * LEAST_LINES || (isHeading(block.role) && height <= CAPACITY / 2)
  return whole ? height : Math.max(LEAST_LINES * block.style.leading, label?.height ?? 0)
}

function isHeading(role: string): boolean {
  return /^H\d$/.test(role)
}

function tableOpening({ caption, head, rows }: MeasuredTable): number {
  return caption.height + CAPTION_GAP + head.height + rowsOpening(rows(), head.height)
}

/** Height that the first of `rows` needs to begin, with the row that a spanning one heads; at most two thirds of a page, so that a heading fits above. */
export function rowsOpening(rows: Iterable<LaidOutRow>, headHeight: number): number {
  let height = 0
  for (const row of rows) {
    height += rowOpening(row, headHeight)
    if (!row.spanning || height > CAPACITY - headHeight) break
  }
  return Math.min(height, ((CAPACITY - headHeight) * 2) / 3)
}

/** A row moves whole when it is no higher than half a page below the head; a higher one begins with a few lines. */
function rowOpening(row: LaidOutRow, headHeight: number): number {
  return row.height <= (CAPACITY - headHeight) / 2 ? row.height : ROW_LINES * STYLES.cell.leading + 2 * CELL_PADDING
}

/** Height of the highest beginning among columns too high for a page. */
export function columnsOpening({ columns }: MeasuredColumns): number {
  return Math.max(
    0,
    ...columns.map(({ content: [first] }) => (!first ? 0 : first.kind === 'figure' ? first.height : paragraphOpening(first))),
  )
}

/** Height of the group that opens `offset` steps ahead, without the space after it; null when it is too high to be kept whole. */
export function groupHeight(blocks: LookAhead<Measured>, offset: number): number | null {
  let depth = 0
  let height = 0
  let after = 0
  for (let step = offset; ; step += 1) {
    const block = blocks.peek(step)
    if (!block) return height
    if (block.kind === 'page') return null
    if (block.kind === 'open') depth += 1
    else if (block.kind === 'close') depth -= 1
    else {
      const [own, space] = heightOf(block)
      if (own + space > 0) {
        height += after + own
        after = space
      }
    }
    if (height > HIGHEST) return null
    if (depth === 0) return height
  }
}

/** Height of a block and of the space below it. */
function heightOf(block: Exclude<Measured, { kind: 'open' | 'close' | 'page' }>): readonly [number, number] {
  switch (block.kind) {
    case 'paragraph':
    case 'figure':
    case 'columns':
      return [block.height, block.block.after]
    case 'space':
      return [0, block.height]
    case 'rule':
      return [block.after, 0]
    case 'need':
      return [0, 0]
    case 'table':
      return [tableHeight(block), block.block.after]
    case 'contents':
      return [block.entries.reduce((sum, { text, after }) => sum + text.height + after, 0), 0]
  }
}

function tableHeight({ caption, head, rows }: MeasuredTable): number {
  let height = caption.height + CAPTION_GAP + head.height
  for (const row of rows()) {
    height += row.height
    if (height > CAPACITY) break
  }
  return height
}
