import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PAGE } from '../../../templates/reports/document/sheet.ts'
import type { Block } from '../../../templates/reports/layout/block.ts'
import { measure } from '../../../templates/reports/layout/measure.ts'
import type { PagePlan, PlanItem } from '../../../templates/reports/layout/plan.ts'
import { layOut } from '../../../templates/reports/text/lay-out.ts'
import { STYLES } from '../../../templates/reports/text/styles.ts'
import { pagesOf, printed, reports } from './layout-blocks.ts'

const RUNS = { numRuns: 150 }
const holds = (check: (pages: PagePlan[], blocks: Block[]) => void) =>
  fc.assert(
    fc.property(reports, (blocks) => check(pagesOf(blocks), blocks)),
    RUNS,
  )

function bottomOf(item: PlanItem): number {
  if (item.kind === 'lines') return item.y + (item.to - item.from) * item.text.style.leading
  if (item.kind === 'figure') return item.y + item.scene.height * item.scale
  if (item.kind === 'bar') return item.y + item.height
  return 0
}

describe('the pages of any report', () => {
  test('have nothing below their foot, above their head or beyond the right edge', () =>
    holds((pages) => {
      for (const item of pages.flatMap(({ items }) => items)) {
        expect(bottomOf(item)).toBeLessThanOrEqual(PAGE.bottom + 0.1)
        if ('y' in item && item.kind !== 'rule') expect(item.y).toBeGreaterThanOrEqual(PAGE.top - 0.1)
        if (item.kind === 'figure') expect(item.x + item.scene.width * item.scale).toBeLessThanOrEqual(PAGE.right + 0.1)
      }
    }))

  test('hold every line of every text once, in order', () =>
    holds((pages, blocks) => {
      const reached = new Map<number, number>()
      for (const { element, from, to, text } of printed(pages, 'lines')) {
        expect(from).toBe(reached.get(element) ?? 0)
        reached.set(element, Math.min(to, text.lines.length))
      }
      const counts = printed(pages, 'lines').map(({ element, text }) => [element, text.lines.length] as const)
      for (const [element, count] of counts) expect(reached.get(element)).toBe(count)
      expect(new Set(counts.map(([element]) => element)).size).toBe(textsOf(blocks))
    }))

  test('leave no line alone at their end or top', () =>
    holds((pages) => {
      for (const { from, to, text } of printed(pages, 'lines')) {
        const isCell = text.style.size === 8.5 && text.style.leading === 11.5
        if (to - from === text.lines.length || isCell) continue
        expect(to - from).toBeGreaterThan(1)
      }
    }))

  test('never end with a heading, unless a new page was asked for or more than two stand in a row', () =>
    holds((_, blocks) => {
      if (headingsInARow(blocks) > 2) return
      const pages = pagesOf(blocks.filter(({ kind }) => kind !== 'page'))
      for (const { items } of pages.slice(0, -1)) {
        const last = items.findLast(({ kind }) => kind === 'lines' || kind === 'figure')
        const isHeading = last?.kind === 'lines' && last.text.style.size === STYLES.heading.size
        expect(isHeading && last.to === last.text.lines.length).toBe(false)
      }
    }))

  test('open and close each structure element once, inside an open one', () =>
    holds((pages) => {
      const isOpen = new Set([0])
      const seen = new Set<number>()
      for (const item of pages.flatMap(({ items }) => items)) {
        if (item.kind === 'open') {
          expect(isOpen.has(item.parent) && !seen.has(item.element)).toBe(true)
          isOpen.add(item.element)
          seen.add(item.element)
        } else if ('element' in item) {
          expect(isOpen.has(item.element)).toBe(true)
          if (item.kind === 'close') isOpen.delete(item.element)
        }
      }
      expect([...isOpen]).toEqual([0])
    }))

  test('are numbered from one, none of them empty', () =>
    holds((pages) => {
      expect(pages.map(({ number }) => number)).toEqual(pages.map((_, index) => index + 1))
      for (const { items } of pages.slice(0, -1)) expect(items.some(({ kind }) => !['open', 'close'].includes(kind))).toBe(true)
    }))

  test('do not run into one another in a column of text', () =>
    holds((pages) => {
      for (const { items } of pages) {
        const stacked = items.filter((item) => item.kind === 'lines' && item.text.style.size !== 8.5 && item.x < 70)
        for (const [index, item] of stacked.entries()) {
          if (index > 0 && 'y' in item) expect(item.y).toBeGreaterThanOrEqual(bottomOf(stacked[index - 1]!) - 0.1)
        }
      }
    }))
})

test('blocks are measured one at a time, when they are asked for', () => {
  let taken = 0
  function* source(): Generator<Block> {
    for (;;) {
      taken += 1
      yield { kind: 'space', height: 1 }
    }
  }
  const measured = measure(source())
  measured.next()
  measured.next()
  expect(taken).toBe(2)
})

/** Texts in blocks: paragraphs, and of tables caption, heads and cells. */
function textsOf(blocks: readonly Block[]): number {
  let count = 0
  for (const block of blocks) {
    if (block.kind === 'paragraph') count += 1
    if (block.kind === 'columns') count += block.columns.flatMap(({ content }) => content).filter(({ kind }) => kind === 'paragraph').length
    if (block.kind === 'table') {
      count += 1 + block.table.columns.length
      for (const row of block.table.rows) count += row.cells.length
    }
  }
  return count
}

test('a text in a cell has at least one line, also when it is empty', () => {
  expect(layOut([{ text: '' }], { face: 'text', size: 8.5, leading: 11.5, color: 'ink' }, 50).lines).toHaveLength(1)
})

function headingsInARow(blocks: readonly Block[]): number {
  let most = 0
  let row = 0
  for (const block of blocks) {
    if (block.kind === 'paragraph') row = block.role === 'H2' ? row + 1 : 0
    else if (block.kind === 'table' || block.kind === 'figure' || block.kind === 'columns') row = 0
    most = Math.max(most, row)
  }
  return most
}
