import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readUpdates } from '../../src/recommendations/index.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord
let published: string

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  published = await publishUpdate(record, await record.addressee('REC-02'))
})

afterAll(() => record?.close())

const REASON = "field = 'reason' and language = 'es'"

async function change(set: string): Promise<unknown> {
  return sql.raw(`update texts set ${set} where owner_id = '${published}' and ${REASON}`).execute(record.db)
}

it.each([
  "body = 'Otro motivo.'",
  'body = null, salt = null',
  'redacted_at = now()',
  "body = null, salt = null, redacted_at = now(), digest = repeat('0', 64)",
  "body = null, salt = null, redacted_at = now(), language = 'qu'",
  'body = null, salt = null, redacted_at = now(), sealed_at = null',
  'sealed_at = null',
])('a published text refuses: %s', async (set) => {
  await expect(change(set)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) })
})

it('a published text is neither deleted nor truncated', async () => {
  await expect(sql.raw(`delete from texts where owner_id = '${published}'`).execute(record.db)).rejects.toMatchObject({ code: '23001' })
  await expect(sql`truncate texts`.execute(record.db)).rejects.toMatchObject({ code: '23001' })
})

it('a published text may be destroyed with its salt, once; the leaf, its hash and the digest stay', async () => {
  const event = () => record.db.selectFrom('events').select(['leaf', 'leaf_hash']).where('status_update_id', '=', published).execute()
  const before = await event()
  await change('body = null, salt = null, redacted_at = now()')
  expect(await event()).toEqual(before)
  const text = await sql<{ digest: string }>`select digest from texts where owner_id = ${published} and ${sql.raw(REASON)}`.execute(
    record.db,
  )
  expect(before[0]?.leaf).toContain(text.rows[0]?.digest)
  const [update] = await readUpdates(record.db, { ids: [published] }, null)
  expect(update?.reason).toEqual({ en: 'The portal shows three full texts.' })
  expect(update?.summary['es']).toBe('Publicó tres de los siete acuerdos')
  await expect(change('redacted_at = now()')).rejects.toMatchObject({ code: '23001' })
  await expect(change("body = 'x', salt = decode(repeat('00', 32), 'hex'), redacted_at = null")).rejects.toMatchObject({ code: '23001' })
})
