import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readUpdates } from '../../src/recommendations/index.ts'
import { redactText } from '../../src/redactions/index.ts'
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

const GONE = 'body = null, salt = null, redacted_at = now()'

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

it('a published text is not destroyed without a redaction on the record, nor is one recorded that destroys nothing', async () => {
  await expect(change(GONE)).rejects.toMatchObject({ constraint: 'redaction_is_recorded' })
  const seq = sql.raw('(select max(seq) from events)')
  await expect(
    record.db.transaction().execute(async (trx) => {
      await sql`insert into redactions (id, owner_id, owner_kind, ground, redacted_on, redacted_at, event_seq)
        values (${published}, ${published}, 'update', 'safety', '2026-11-02', now(), ${seq})`.execute(trx)
      await sql`insert into redacted_texts (owner_id, field, language, redaction_id)
        values (${published}, 'reason', 'es', ${published})`.execute(trx)
    }),
  ).rejects.toMatchObject({ constraint: 'redaction_destroys' })
})

it('a published text may be destroyed with its salt, once; the leaf, its hash and the digest stay', async () => {
  const event = () =>
    record.db.selectFrom('events').select(['leaf', 'leaf_hash']).where('status_update_id', '=', published).orderBy('seq').limit(1).execute()
  const before = await event()
  await redactText(record.editor, {
    ownerId: published,
    texts: [{ field: 'reason', language: 'es' }],
    file: false,
    ground: 'safety',
    reason: { es: '', en: 'It named a witness.' },
  })
  expect(await event()).toEqual(before)
  const text = await sql<{ digest: string }>`select digest from texts where owner_id = ${published} and ${sql.raw(REASON)}`.execute(
    record.db,
  )
  expect(before[0]?.leaf).toContain(text.rows[0]?.digest)
  const [update] = await readUpdates(record.db, { ids: [published] }, null)
  expect(update?.reason).toEqual({
    es: 'Texto suprimido el 2 de noviembre de 2026 (seguridad de una persona; motivo, en inglés: It named a witness)',
    en: 'The portal shows three full texts.',
  })
  expect(update?.summary['es']).toBe('Publicó tres de los siete acuerdos')
  await expect(change('redacted_at = now()')).rejects.toMatchObject({ code: '23001' })
  await expect(change("body = 'x', salt = decode(repeat('00', 32), 'hex'), redacted_at = null")).rejects.toMatchObject({ code: '23001' })
  for (const table of ['redactions', 'redacted_texts', 'reply_lapses'])
    await expect(sql.raw(`truncate ${table} cascade`).execute(record.db)).rejects.toMatchObject({ code: '23001' })
  await expect(sql`delete from redactions`.execute(record.db)).rejects.toMatchObject({ code: '23001' })
})
