import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { discardUnfinished, dropOldUnfinished, keepUnfinished, readDesk, readUnfinished } from '../../src/desk/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord
let ctx: Context

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-20T15:00:00Z' })
})

afterAll(() => record?.close())

beforeEach(async () => {
  record.clock.set('2026-11-20T15:00:00Z')
  ctx = await record.join('contributor', 'Rosa Quispe')
})

const typed = async (key: string) => (await readUnfinished(ctx, key))?.fields

describe('what was typed and not sent', () => {
  it('is kept as it is, however wrong, in place of what was kept before; several values of a name too', async () => {
    await keepUnfinished(ctx, { key: 'update:new', fields: { status: ['finished'], summary_es: ['uno'] } })
    const fields = { effective_on: ['31/02/2026'], evidence: ['a', 'b'], reason_es: ['«\\u0000» <b>"x"</b>\r\nЩ 🦙'] }
    await keepUnfinished(ctx, { key: 'update:new', fields })
    expect(await typed('update:new')).toEqual(fields)
  })

  it('loses only what no text can hold: U+0000, halves of a pair, fields of no form', async () => {
    const fields = { reason_es: ['a\0b\ud800c'], 'x y': ['1'], ['n'.repeat(200)]: ['1'] }
    await keepUnfinished(ctx, { key: 'update:new', fields })
    expect(await typed('update:new')).toEqual({ reason_es: ['a\ufffdb\ufffdc'] })
  })

  it('moves to another key when the form finds its addressee', async () => {
    await keepUnfinished(ctx, { key: 'update:new', fields: { summary_es: ['uno'] } })
    await keepUnfinished(ctx, { key: 'update:new:1', before: 'update:new', fields: { summary_es: ['dos'] } })
    expect(await typed('update:new')).toBeUndefined()
    expect(await typed('update:new:1')).toEqual({ summary_es: ['dos'] })
  })

  it('is read, listed and discarded by its owner only', async () => {
    await keepUnfinished(ctx, { key: 'update:new', fields: { summary_es: ['mío'] } })
    for (const other of [record.editor, record.administrator]) {
      expect(await readUnfinished(other, 'update:new')).toBeNull()
      expect((await readDesk(other)).unfinished).toEqual([])
      await discardUnfinished(other, ['update:new'])
    }
    expect((await readDesk(ctx)).unfinished).toMatchObject([{ key: 'update:new', path: '/updates/new', summary: { es: 'mío' } }])
    await discardUnfinished(ctx, ['update:new'])
    expect(await typed('update:new')).toBeUndefined()
  })

  it('too long to be kept leaves what was kept before; of more than a hundred forms the oldest go', async () => {
    await keepUnfinished(ctx, { key: 'update:new', fields: { summary_es: ['antes'] } })
    expect(await keepUnfinished(ctx, { key: 'update:new', fields: { reason_es: ['x'.repeat(500_000)] } })).toBeNull()
    expect(await typed('update:new')).toEqual({ summary_es: ['antes'] })
    for (let index = 0; index < 100; index += 1) {
      record.clock.set(new Date(Date.parse('2026-11-20T16:00:00Z') + index).toISOString())
      await keepUnfinished(ctx, { key: `update:new:${index}`, fields: {} })
    }
    expect(await typed('update:new')).toBeUndefined()
    expect(await typed('update:new:0')).toEqual({})
  })

  it('is forgotten after ninety days', async () => {
    await keepUnfinished(ctx, { key: 'update:new', fields: {} })
    record.clock.set('2027-02-18T14:59:59Z')
    await dropOldUnfinished(record.system)
    expect(await typed('update:new')).toEqual({})
    record.clock.set('2027-02-18T15:00:01Z')
    expect(await dropOldUnfinished(record.system)).toBeGreaterThanOrEqual(1)
    expect(await typed('update:new')).toBeUndefined()
  })

  it('has a key that the database checks', async () => {
    await expect(keepUnfinished(ctx, { key: 'a b', fields: {} })).rejects.toThrow('form_key')
  })
})
