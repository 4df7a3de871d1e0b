import { describe, expect, test } from 'vitest'
import { PAGE } from '../../../templates/reports/document/sheet.ts'
import { close, open, paragraph, type Block } from '../../../templates/reports/layout/block.ts'
import { plain } from '../../../templates/reports/text/run.ts'
import { STYLES } from '../../../templates/reports/text/styles.ts'
import { heading, linesOf, pagesOf, picture, printed, text, words } from './layout-blocks.ts'

const FULL = Math.floor((PAGE.bottom - PAGE.top) / STYLES.body.leading)
const pageAndLines = (blocks: Block[]) => printed(pagesOf(blocks), 'lines').map(({ page, from, to }) => [page, from, to])
const table = (rows: readonly (readonly string[])[], caption = 'Una tabla'): Block => ({
  kind: 'table',
  table: {
    caption,
    columns: [
      { head: plain('Uno'), width: 200 },
      { head: plain('Dos'), width: 263 },
    ],
    rowHeads: 1,
    rows: rows.map((cells) => ({ cells: cells.map(plain) })),
  },
  after: 10,
})
const row = (name: string) => [name, 'texto']

describe('paragraphs', () => {
  test('go on overleaf without a line alone', () => {
    const filler = linesOf(FULL - 3, { after: 0 })
    expect(pageAndLines([filler, linesOf(4)]).slice(1)).toEqual([
      [1, 0, 2],
      [2, 2, 4],
    ])
    expect(pageAndLines([filler, linesOf(3, { indent: 1 })]).slice(1)).toEqual([[1, 0, 3]])
    expect(pageAndLines([linesOf(FULL - 2, { after: 0 }), linesOf(3)]).slice(1)).toEqual([[2, 0, 3]])
    expect(pageAndLines([linesOf(FULL - 1, { after: 0 }), linesOf(9)]).slice(1)).toEqual([[2, 0, 9]])
  })

  test('longer than pages fill them', () => {
    expect(pageAndLines([linesOf(FULL * 2 + 1)])).toEqual([
      [1, 0, FULL],
      [2, FULL, FULL * 2 - 1],
      [3, FULL * 2 - 1, FULL * 2 + 1],
    ])
  })

  test('have their label beside their first line, tagged before it', () => {
    const labelled = paragraph(plain(text(4)), STYLES.body, { role: 'LBody', indent: 16, label: { runs: plain('1.'), indent: 0 } })
    const pages = pagesOf([open('LI'), labelled, close])
    const [label, body] = printed(pages, 'lines')
    expect(printed(pages, 'open').map(({ role }) => role)).toEqual(['LI', 'Lbl', 'LBody'])
    expect([label!.x, label!.y, body!.x, body!.y]).toEqual([PAGE.left, PAGE.top, PAGE.left + 16, PAGE.top])
  })
})

describe('headings', () => {
  test('move with the text, table or picture below them', () => {
    const filler = linesOf(FULL - 3, { after: 0 })
    for (const below of [linesOf(5), table([row('a')]), picture(200)]) {
      const pages = pagesOf([filler, heading('Uno'), heading('Dos'), below])
      expect(printed(pages, 'lines')[1]!.page).toBe(2)
      expect(printed(pages, 'lines')[2]!.page).toBe(2)
    }
  })
})

describe('groups', () => {
  test('that are together move whole, unless no page holds them', () => {
    const group = (lines: number): Block[] => [open('Div', { together: true }), linesOf(2), linesOf(lines), close]
    expect(pageAndLines([linesOf(FULL - 6), ...group(10)]).slice(1)).toEqual([
      [2, 0, 2],
      [2, 0, 10],
    ])
    expect(pageAndLines([linesOf(FULL - 6), ...group(FULL + 5)])[1]).toEqual([1, 0, 2])
  })

  test('that are pinned end at the foot', () => {
    const pages = pagesOf([linesOf(3), open('Div', { pinned: 'bottom' }), linesOf(2), linesOf(1), close])
    const last = printed(pages, 'lines').at(-1)!
    expect(last.y + STYLES.body.leading).toBeCloseTo(PAGE.bottom)
    expect(last.page).toBe(1)
  })

  test('that are not closed, or not opened, are a fault', () => {
    expect(() => pagesOf([open('Sect'), linesOf(1)])).toThrow('1 groups')
    expect(() => pagesOf([close])).toThrow('not opened')
  })
})

describe('tables', () => {
  const many = Array.from({ length: 120 }, (_, index) => row(`fila ${index}`))

  test('print each row once and their head on each page, as a repetition from the second on', () => {
    const pages = pagesOf([table(many)])
    for (const [name] of many) expect(words(pages).split(`${name}|`)).toHaveLength(2)
    expect(printed(pages, 'open').filter(({ role }) => role === 'THead')).toHaveLength(1)
    expect(printed(pages, 'repetition').map(({ page }) => page)).toEqual(pages.slice(1).flatMap(({ number }) => [number, number]))
  })

  test('never end a page with a row that heads the rows below', () => {
    for (let offset = 0; offset < 40; offset += 1) {
      const rows = [...many.slice(0, offset), ['encabezado'], ...many.slice(0, 30)]
      const pages = pagesOf([table(rows)])
      const lines = printed(pages, 'lines')
      const at = lines.findIndex((line) => line.text.lines[0]![0]?.text === 'encabezado')
      expect(lines[at + 1]!.page).toBe(lines[at]!.page)
    }
  })

  test('move a row whole up to half a page, and split a higher one', () => {
    const filler = linesOf(FULL - 10, { after: 0 })
    const short = pagesOf([filler, table([row('a'), [text(120), 'b']])])
    const long = pagesOf([filler, table([row('a'), [text(700), 'b']])])
    const parts = (pages: typeof short) =>
      printed(pages, 'lines').filter(({ text: cell }) => cell.style === STYLES.cell && cell.lines.length > 4)
    expect(parts(short).map(({ page }) => page)).toEqual([2])
    expect(
      parts(long)
        .map(({ page }) => page)
        .slice(0, 2),
    ).toEqual([1, 2])
  })
})

test('things side by side stay together, and are split when they are higher than a page', () => {
  const columns = (lines: number): Block => ({
    kind: 'columns',
    role: 'Div',
    columnRole: 'Div',
    columns: [0, 240].map((x) => ({ x, width: 200, content: [linesOf(lines) as never] })),
    after: 6,
  })
  expect(
    pageAndLines([linesOf(FULL - 4), columns(6)])
      .slice(1)
      .map(([page]) => page),
  ).toEqual([2, 2])
  const tall = printed(pagesOf([columns(FULL + 6)]), 'lines')
  expect(tall.map(({ page }) => page)).toEqual([1, 1, 2, 2])
  expect(tall.map(({ element }) => element)).toEqual([tall[0]!.element, tall[1]!.element, tall[0]!.element, tall[1]!.element])
})

test('the contents keep their pages for the end', () => {
  const entries = Array.from({ length: 90 }, (_, index) => ({ place: `p${index}`, title: `Parte ${index}`, level: 0 as const }))
  const pages = pagesOf([{ kind: 'contents', entries }, { kind: 'page' }, linesOf(1, { place: 'p0' })])
  expect(pages.map(({ held }) => held)).toEqual([true, true, true, false])
  expect(printed(pages, 'entry').map(({ entry }) => entry.place)).toEqual(entries.map(({ place }) => place))
  expect(printed(pages, 'place')).toMatchObject([{ name: 'p0', page: 4, y: PAGE.top }])
})
