import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Column } from '../../src/datasets/dataset.ts'
import { unescapeFormula, writeCsv } from '../../src/datasets/index.ts'
import { readAll } from './read-all.ts'

/** Texts as a record holds them: any script, quotes, separators, line breaks, what begins like a formula. */
const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\n', '\\', '|', 'a', 'ñ', '1', ' ', '😀', '|'),
    maxLength: 12,
  }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const columns = ['code', 'title', 'note'].map((name): Column => ({
  name,
  type: 'text',
  meaning: 'data.dataset.column.note',
  language: null,
  portable: true,
  refersTo: null,
}))

it('what is written as CSV is read back by the own reader of imports, cell by cell', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), async (pairs) => {
      const rows = pairs.map(([title, note], index) => ({ code: `R-${index}`, title: title || null, note: note || null }))
      const csv = (await Array.fromAsync(writeCsv(columns, pages(rows)))).join('')
      const { table, rows: read } = await readAll(csv, 'own.csv')
      expect(table.columns.map(({ header }) => header)).toEqual(['code', 'title', 'note'])
      expect(Object.values(read).map((cells) => cells.map(unescapeFormula))).toEqual(
        pairs.map(([title, note], index) => [`R-${index}`, title, note]),
      )
    }),
  )
})

async function* pages<Row>(rows: readonly Row[]) {
  yield rows
}
