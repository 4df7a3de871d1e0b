import fc from 'fast-check'
import { close, open, paragraph, figure, type Block } from '../../../templates/reports/layout/block.ts'
import { measure } from '../../../templates/reports/layout/measure.ts'
import { paginate } from '../../../templates/reports/layout/paginate.ts'
import type { PagePlan, PlanItem } from '../../../templates/reports/layout/plan.ts'
import { plain } from '../../../templates/reports/text/run.ts'
import { STYLES } from '../../../templates/reports/text/styles.ts'

/** The pages that blocks make. */
export function pagesOf(blocks: Iterable<Block>): PagePlan[] {
  return [...paginate(measure(blocks))]
}

/** `count` words that are told apart by their number. */
export function text(count: number, name = 'w'): string {
  return Array.from({ length: count }, (_, index) => `${name}${index}`).join(' ')
}

/** A paragraph of exactly `lines` short lines. */
export function linesOf(lines: number, options: Parameters<typeof paragraph>[2] = {}): Block {
  return paragraph(plain(Array.from({ length: lines }, (_, index) => `línea ${index}`).join('\n')), STYLES.body, options)
}

export function heading(title: string): Block {
  return paragraph(plain(title), STYLES.heading, { role: 'H2', after: 6 })
}

export function picture(height: number, width = 200): Block {
  return figure({ width, height, alternative: 'una imagen', shapes: [] })
}

/** What a plan prints of a kind, in order, with its page. */
export function printed<Kind extends PlanItem['kind']>(pages: readonly PagePlan[], kind: Kind) {
  return pages.flatMap(({ number, items }) =>
    items.flatMap((item) => (item.kind === kind ? [{ ...(item as Extract<PlanItem, { kind: Kind }>), page: number }] : [])),
  )
}

/** Everything a plan prints as text, in order: lines joined, without repeated heads. */
export function words(pages: readonly PagePlan[]): string {
  return printed(pages, 'lines')
    .map(({ text: paragraphText, from, to }) =>
      paragraphText.lines
        .slice(from, to)
        .map((line) => line.map((segment) => segment.text).join(''))
        .join(''),
    )
    .join('|')
}

const style = fc.constantFrom(STYLES.body, STYLES.small, STYLES.lead)
const running = fc.record({ lines: fc.integer({ min: 1, max: 90 }), style, indent: fc.integer({ min: 0, max: 60 }), bar: fc.boolean() })

const paragraphs = running.map(({ lines, style: set, indent, bar }): Block[] => [
  paragraph(plain(Array.from({ length: lines }, (_, index) => `línea ${index}`).join('\n')), set, {
    indent,
    ...(bar && { bar: 'accent' as const }),
  }),
])
const headings = fc.integer({ min: 1, max: 8 }).map((count): Block[] => [heading(text(count, 'título'))])
const pictures = fc.oneof(fc.integer({ min: 20, max: 420 }), fc.constant(420)).map((height): Block[] => [picture(height)])
const gaps = fc.constantFrom<Block[]>(
  [{ kind: 'space', height: 26 }],
  [{ kind: 'need', height: 120 }],
  [{ kind: 'rule', color: 'ink', weight: 1, after: 8 }],
  [{ kind: 'rule', color: 'rule', weight: 0.5, after: 6 }],
  [{ kind: 'page' }],
)
const cell = fc.integer({ min: 1, max: 260 }).map((count) => plain(text(count)))
const rows = fc.array(fc.oneof(fc.tuple(cell, cell), fc.tuple(cell)), { minLength: 1, maxLength: 12 })
const tables = rows.map((cells): Block[] => {
  const columns = [
    { head: plain('Uno'), width: 160 },
    { head: plain('Dos'), width: 303, align: 'right' as const },
  ]
  return [{ kind: 'table', table: { caption: 'Una tabla', columns, rowHeads: 1, rows: cells.map((row) => ({ cells: row })) }, after: 10 }]
})
const columns = fc
  .array(fc.array(fc.oneof(paragraphs, pictures), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((list): Block[] => [
    {
      kind: 'columns',
      role: 'Div',
      columnRole: 'Div',
      columns: list.map((content, index) => ({ x: index * 155, width: 140, content: content.flat() as never })),
      after: 8,
    },
  ])
const leaf = fc.oneof(
  { weight: 4, arbitrary: paragraphs },
  { weight: 2, arbitrary: headings },
  { weight: 1, arbitrary: pictures },
  { weight: 2, arbitrary: gaps },
  { weight: 2, arbitrary: tables },
  { weight: 1, arbitrary: columns },
)
const group = fc
  .tuple(fc.boolean(), fc.array(leaf, { minLength: 1, maxLength: 4 }))
  .map(([together, list]): Block[] => [open('Sect', together ? { together: true } : {}), ...list.flat(), close])

/** Any report, as blocks. */
export const reports = fc
  .array(fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 1, arbitrary: group }), { maxLength: 25 })
  .map((list) => list.flat())
