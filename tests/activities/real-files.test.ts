import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringActivities } from '../../src/activities/index.ts'
import { openTable } from '../../src/tables/index.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

const FOLDER = process.env['VIGIA_DATA_FILES']
const path = (...parts: string[]) => join(FOLDER ?? '', ...parts)
const there = FOLDER !== undefined && existsSync(path('us-training', 'peru_trainings_raw.csv'))

/** Needs real files that the project does not carry: VIGIA_DATA_FILES names their folder. */
describe.skipIf(!there)('real files', () => {
  let record: TestRecord

  beforeAll(async () => {
    record = await testRecord({ instant: '2026-11-02T15:00:00Z', catalogue: false })
  })
  afterAll(() => record?.close())

  it('the trainings of one country: every known trap comes out at its row, and totals leave the sub-totals out', async () => {
    const about = { id: '01890000-0000-7000-8000-000000000002', title: { es: 'x', en: 'x' }, publisher: 'x', licence: 'x', language: 'en' }
    const file = { path: path('us-training', 'peru_trainings_raw.csv'), name: 'peru.csv' }
    const brought = await bringActivities(record.system, file, { ...about, fileSha256: 'a'.repeat(64), fileBytes: 1 }, 'USD')
    const at = (row: number) =>
      brought.notices
        .kept()
        .filter((notice) => notice.row === row)
        .map(({ key }) => key.replace('imports.read.activity_', ''))
    expect([at(1069), at(1534), at(2787), at(3992)]).toEqual([['subtotal'], ['two_dates'], ['ends_before'], ['ends_before']])
    expect([brought.rows, brought.notices.totals().get('imports.read.activity_subtotal')]).toEqual([4344, 115])
    const sums = await record.db
      .selectFrom('activities')
      .select((eb) => ['kind', eb.fn.countAll<number>().as('rows'), eb.fn.sum<string>('people').as('people')])
      .groupBy('kind')
      .orderBy('kind')
      .execute()
    expect(sums.map(({ kind, rows, people }) => [kind, rows, Number(people)])).toEqual([
      ['record', 4229, 18_928],
      ['subtotal', 115, 9_971],
    ])
    const groups = await record.db
      .selectFrom('activities')
      .select('fingerprint')
      .groupBy('fingerprint')
      .having((eb) => eb.fn.countAll(), '>', 1)
      .execute()
    expect(groups).toHaveLength(338)
  })

  it('tables of other projects are read whole', async () => {
    const counts: Record<string, number> = {}
    for (const name of ['bc_2021-mandate-commitments.csv', 'bc_canada_promises_2024.jsonl', 'bc_2025-LPC-platform.csv']) {
      const table = await openTable({ path: path('build-canada', name), name })
      counts[name] = 0
      for await (const row of table.rows()) if (row.cells.length > 0) counts[name] += 1
    }
    expect(counts).toEqual({
      'bc_2021-mandate-commitments.csv': 760,
      'bc_canada_promises_2024.jsonl': 351,
      'bc_2025-LPC-platform.csv': 348,
    })
  })
})
