import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/kernel/errors.ts'
import { readAll } from './read-all.ts'

const lines = (...items: readonly unknown[]) => items.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join('\n')

describe('NDJSON', () => {
  it('reads every line that is an object, names its columns by all of them, and says the broken ones', async () => {
    const { table, rows, said } = await readAll(
      lines(
        { id: 1, at: '2025-01-02' },
        { id: 2, at: { _seconds: 1_748_470_185, _nanoseconds: 718_000_000 }, score: 10 },
        '',
        '{"id": 3,',
        '[1]',
        {
          id: 4,
          place: { name: 'Lima', at: { lat: -12 } },
          tags: ['a', 'b', null],
          nested: [{ x: 1 }],
          __proto__: null,
        },
      ),
      'x.jsonl',
    )
    expect(table.columns.map(({ header }) => header)).toEqual(['id', 'at', 'score', 'place.name', 'place.at.lat', 'tags', 'nested'])
    expect(rows).toEqual({
      1: ['1', '2025-01-02', '', '', '', '', ''],
      2: ['2', '2025-05-28T22:09:45.718Z', '10', '', '', '', ''],
      6: ['4', '', '', 'Lima', '-12', 'a\nb', '[{"x":1}]'],
    })
    expect(said).toEqual(['4 line_broken', '5 line_no_object', '2 at instant_object'])
  })

  it('is told from JSON by its lines when the name does not say', async () => {
    expect((await readAll(lines({ a: 1 }, { a: 2 }), 'x.txt')).table.format).toBe('ndjson')
    expect((await readAll('{\n "a": [ {"b": 1} ]\n}', 'x.txt')).table.format).toBe('json')
  })
})

describe('JSON', () => {
  it('is a list of objects, or holds one; what else it holds is said', async () => {
    const { rows, notices } = await readAll('{"icons":{"x":1},"promises":[{"a":true,"b":1.50},7,{"a":null,"c":"é"}]}', 'x.json')
    expect(rows).toEqual({ 1: ['true', '1.5', ''], 3: ['', '', 'é'] })
    expect(notices.map(({ key, row, values }) => [key, row, values?.['name']])).toEqual([
      ['imports.read.json_list', undefined, 'promises'],
      ['imports.read.item_no_object', 2, undefined],
    ])
  })

  it('says where it is broken, and refuses what holds no table', async () => {
    const fault = async (text: string, limits = {}) => {
      const error = await readAll(text, 'x.json', { limits }).catch((caught: unknown) => caught)
      return error instanceof Invalid ? error.fields['file'] : error
    }
    expect(await fault('[\n {"a": 1},\n {"a" 2}\n]')).toEqual({ key: 'errors.table_json_at', values: { line: 3, column: 7 } })
    expect(await fault('[\n {"a": 1},\n {"a": }\n]')).toEqual({
      key: 'errors.table_json_near',
      values: { place: expect.stringContaining('"a": }') },
    })
    expect(await fault('[]')).toEqual({ key: 'errors.table_empty' })
    expect(await fault('[1,2]')).toEqual({ key: 'errors.table_empty' })
    expect(await fault('[{"a":1}]', { jsonBytes: 4 })).toMatchObject({ key: 'errors.table_json_bytes' })
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`
    expect((await readAll(`[${deep}]`, 'x.json')).table.columns).toHaveLength(1)
  })
})
