import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column, Row } from '../../src/datasets/dataset.ts'
import { escapeFormula, joinList, splitList, unescapeFormula, writeCsv, writeNdjson } from '../../src/datasets/index.ts'

/** Texts as spreadsheets like them least. */
const nasty = fc.string({
  unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\n', '\r', '"', ',', ';', '\\', 'a', 'ñ', '＝', '😀', '\uFEFF', ' '),
  maxLength: 12,
})
const text: Column = { name: 'body', type: 'text', meaning: 'data.dataset.column.note', language: null, portable: true, refersTo: null }
const list: Column = { ...text, name: 'items', type: 'list' }

async function csvOf(rows: readonly Row[]): Promise<string> {
  return (await Array.fromAsync(writeCsv([text, list], one(rows)))).join('')
}

async function* one(rows: readonly Row[]) {
  yield rows
}

describe('cells of a CSV', () => {
  it('never begin like a formula, and every text comes back exactly', () => {
    fc.assert(
      fc.property(nasty, (body) => {
        expect(escapeFormula(body)).not.toMatch(/^[=+\-@\t\r＝]/u)
        expect(unescapeFormula(escapeFormula(body))).toBe(body)
      }),
    )
  })

  it.each(["'tis", "'", "'90s", 'plain', ''])('%j is written as it is', (body) => {
    expect([escapeFormula(body), unescapeFormula(body)]).toEqual([body, body])
  })

  it('hold lists whose items come back exactly, unless all are empty', () => {
    expect(joinList(['a;b', '', 'c\\'])).toBe('a\\;b;;c\\\\')
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 5 }), (items) => {
        expect(splitList(joinList(items))).toEqual(items.every((item) => item === '') ? [] : items)
      }),
    )
  })

  it('survive another reader of RFC 4180', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(nasty, fc.array(nasty, { maxLength: 3 })), { maxLength: 5 }), async (pairs) => {
        const csv = await csvOf(pairs.map(([body, items]) => ({ body: body === '' ? null : body, items })))
        const records: string[][] = parse(csv, { bom: true, relax_column_count: false, record_delimiter: '\r\n' })
        expect(records[0]).toEqual(['body', 'items'])
        expect(records.slice(1).map(([body = '', items = '']) => [unescapeFormula(body), unescapeFormula(items)])).toEqual(
          pairs.map(([body, items]) => [body, joinList(items)]),
        )
      }),
    )
  })

  it('say nothing where a value is absent; NDJSON says null', async () => {
    expect(await csvOf([{ body: null, items: [] }])).toBe('\uFEFFbody,items\r\n,\r\n')
    expect((await Array.fromAsync(writeNdjson([text, list], one([{ body: null, items: ['x'] }])))).join('')).toBe(
      '{"body":null,"items":["x"]}\n',
    )
  })
})
