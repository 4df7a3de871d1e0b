import { MEASURE, PAGE } from '../document/sheet.ts'
import { LookAhead } from './look-ahead.ts'
import type { Measured } from './measured.ts'
import { groupHeight, opening, tail } from './opening.ts'
import { atTop, closeElement, openElement, print, room, startPager, turn, type Pager } from './pager.ts'
import { placeColumns } from './place-columns.ts'
import { placeContents } from './place-contents.ts'
import { placeParagraph, printFigure } from './place-paragraph.ts'
import { placeTable } from './place-table.ts'
import type { PagePlan } from './plan.ts'
import type { Open, PageBlock } from './block.ts'

/** Rules up to this weight part what stands above from what stands below: at the top of a page they would part nothing. */
const HAIRLINE = 0.5

/**
 * Divides measured blocks into pages, by the rules in PAGINATION.md. Pure, and a page at a time: keeps no more than the page being
 * filled and the blocks that must be looked at to fill it. Throws when groups are not closed in the order they were opened.
 */
export function* paginate(blocks: Iterable<Measured>): Generator<PagePlan> {
  const source = new LookAhead(blocks)
  const pager = startPager()
  for (let block = source.peek(); block; block = source.peek()) {
    yield* place(pager, block, source)
    source.next()
  }
  if (pager.open.length !== 1) throw new Error(`${pager.open.length - 1} groups of the report are not closed`)
  if (pager.used || pager.items.length > 0) yield turn(pager)
}

function* place(pager: Pager, block: Measured, source: LookAhead<Measured>): Generator<PagePlan> {
  switch (block.kind) {
    case 'open':
      return yield* placeOpen(pager, block, source)
    case 'close':
      if (pager.open.length === 1) throw new Error('A group of the report is closed that was not opened')
      return closeElement(pager, pager.open.pop()!)
    case 'paragraph':
      return yield* placeParagraph(pager, block, tail(block, source, 0))
    case 'table':
      return yield* placeTable(pager, block)
    case 'columns':
      return yield* placeColumns(pager, block)
    case 'contents':
      return yield* placeContents(pager, block)
    case 'page':
      return yield* placePage(pager, block)
    case 'figure':
      yield* ensure(pager, block.height)
      printFigure(pager, block, PAGE.left)
      pager.y += block.block.after
      return
    case 'space':
      if (!atTop(pager)) pager.y += block.height
      return
    case 'need':
      if (pager.used) yield* ensure(pager, block.height)
      return
    case 'rule':
      yield* ensure(pager, block.after + opening(source, 1))
      if (block.weight <= HAIRLINE && atTop(pager)) return
      print(pager, { kind: 'rule', color: block.color, weight: block.weight, x: PAGE.left, y: pager.y, width: MEASURE })
      pager.y += block.after
  }
}

/** Turns the page when less than `height` points are free. */
function* ensure(pager: Pager, height: number): Generator<PagePlan> {
  if (height > room(pager) && !atTop(pager)) yield turn(pager)
}

function* placeOpen(pager: Pager, block: Open, source: LookAhead<Measured>): Generator<PagePlan> {
  const height = block.together || block.pinned ? groupHeight(source, 0) : null
  if (height !== null && block.together) yield* ensure(pager, height)
  if (height !== null && block.pinned && height <= room(pager)) pager.y = PAGE.bottom - height
  pager.open.push(openElement(pager, block.role, block.language === undefined ? {} : { language: block.language }))
}

/** A page on which nothing is printed yet is used as the new one. */
function* placePage(pager: Pager, block: PageBlock): Generator<PagePlan> {
  const { bare, top } = { bare: block.bare ?? false, top: block.top ?? PAGE.top }
  if (pager.used) yield turn(pager, bare, top)
  else Object.assign(pager, { bare, top, y: top })
}
