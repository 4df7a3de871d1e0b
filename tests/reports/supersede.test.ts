import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkRedaction, redactText } from '../../src/redactions/index.ts'
import {
  checkSupersession,
  issueBaseline,
  issuePeriod,
  listEditions,
  readEdition,
  readEditionFile,
  supersedeEdition,
} from '../../src/reports/index.ts'
import { readOpenings } from '../../src/log/index.ts'
import { ensureSchedules } from '../../src/schedules/index.ts'
import { publishUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'
import { addSchedule } from './add-schedule.ts'

const NOTE = { es: 'La cifra de supervisión contaba dos veces un destinatario.', en: '' }
let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-10-20T15:00:00Z' })
  await ensureSchedules(record.system)
  await addSchedule(record, 'brief', { languages: ['en'], length: 'brief', scope: 'country=US' })
  await issueBaseline(record.system)
  for (const month of ['2026-10', '2026-11']) {
    record.clock.set(month === '2026-10' ? '2026-11-01T15:00:00Z' : '2026-12-01T15:00:00Z')
    for (const schedule of ['monthly', 'brief']) await issuePeriod(record.system, { schedule, period: month })
  }
  record.clock.set('2026-12-10T15:00:00Z')
  await publishUpdate(record, await record.addressee('REC-02'), { status: 'committed', effectiveOn: '2026-10-30' })
})

afterAll(() => record?.close())

async function leafOf(slug: string): Promise<Record<string, unknown>> {
  const { edition } = await readEdition(record.reader, slug)
  const event = await record.db.selectFrom('events').select('leaf').where('seq', '=', edition.seq).executeTakeFirstOrThrow()
  return JSON.parse(event.leaf) as Record<string, unknown>
}

describe('superseding an edition', () => {
  it.each([
    [{ es: '', en: ' ' }, { note: 'errors.one_language_missing' }],
    [{ es: 'a\u0007b', en: '' }, { 'note.es': 'errors.control_characters' }],
    [{ es: 'bien', en: 'good \u202Elive' }, { 'note.en': 'errors.bidi_controls' }],
    [{ es: 'ñ'.repeat(2_001), en: '' }, { 'note.es': 'errors.too_long' }],
  ])('is refused with the note %j', async (note, fields) => {
    expect(await thrown(supersedeEdition(record.administrator, { slug: 'monthly-2026-10', note }))).toEqual(fields)
    expect(await thrown(checkSupersession(record.administrator, { slug: 'monthly-2026-10', note }))).toEqual(fields)
  })

  it('gives edition n.1 as of now, once when it is sent twice; both stay and name each other', async () => {
    const before = await readEdition(record.reader, 'monthly-2026-10')
    const sent = [1, 2].map(() => supersedeEdition(record.administrator, { slug: 'monthly-2026-10', note: NOTE }))
    expect(await Promise.all(sent)).toEqual(['monthly-2026-10-r1', 'monthly-2026-10-r1'])
    expect(await supersedeEdition(record.administrator, { slug: 'monthly-2026-10', note: NOTE })).toBe('monthly-2026-10-r1')
    const { edition, snapshot } = await readEdition(record.reader, 'monthly-2026-10-r1')
    const { number, periodStart, periodEnd, asOf } = before.edition
    expect(edition).toMatchObject({ number, revision: 1, periodStart, periodEnd, late: false, supersededBy: null })
    expect(edition.supersedes).toMatchObject({ number, slug: 'monthly-2026-10' })
    expect(snapshot.supersedes).toEqual({ number, revision: 0, slug: 'monthly-2026-10', asOf, note: { es: NOTE.es } })
    expect(new Date(edition.asOf) > new Date('2026-12-10T15:00:00Z')).toBe(true)
    expect(snapshot.recommendations.find(({ code }) => code === 'REC-02')?.addressees[0]?.status).toBe('committed')
    expect(snapshot.editionBefore?.slug).toBe('baseline')
    const after = await readEdition(record.reader, 'monthly-2026-10')
    expect(after).toEqual({
      ...before,
      edition: { ...before.edition, supersededBy: expect.objectContaining({ slug: edition.slug, revision: 1 }) },
    })
  })

  it('is one event that names both, with the salted digest of the note', async () => {
    const leaf = await leafOf('monthly-2026-10-r1')
    const supersedes = { edition: leaf['edition'], revision: 0, slug: 'monthly-2026-10' }
    expect(leaf).toMatchObject({ kind: 'edition_issued', revision: 1, supersedes, schedule: 'monthly', scope: '', actor: 'Ada Torres' })
    const { seq } = (await readEdition(record.reader, 'monthly-2026-10-r1')).edition
    const { rows } = await readOpenings(record.db, seq, seq + 1)
    const text = rows.find(({ part }) => part === 'edition')?.texts['note.es']
    const [salt, body] = text && 'salt' in text ? [text.salt, text.body] : ['', '']
    expect(body).toBe(NOTE.es)
    const digest = createHash('sha256').update(Buffer.from(salt, 'base64')).update(body).digest('hex')
    expect(leaf['texts']).toEqual({ 'note.es': digest })
    expect(JSON.stringify(leaf)).not.toContain('supervisión')
  })

  it('is of the newest only: who comes later, with another note, learns which that is', async () => {
    const other = { es: 'Otra cosa', en: '' }
    expect(await thrown(supersedeEdition(record.administrator, { slug: 'monthly-2026-10', note: other }))).toBe(
      'errors.edition_superseded_already',
    )
    expect(await supersedeEdition(record.administrator, { slug: 'monthly-2026-10-r1', note: other })).toBe('monthly-2026-10-r2')
    expect((await readEdition(record.reader, 'monthly-2026-10-r2')).edition).toMatchObject({ number: 2, revision: 2 })
    expect(await thrown(supersedeEdition(record.administrator, { slug: 'monthly-2030-01', note: other }))).toBe('NotFound')
  })

  it('keeps languages, scope and length, and takes no number', async () => {
    expect(await supersedeEdition(record.administrator, { slug: 'brief-2026-10', note: NOTE })).toBe('brief-2026-10-r1')
    const { edition, snapshot } = await readEdition(record.reader, 'brief-2026-10-r1')
    expect(edition.files.map(({ language }) => language)).toEqual(['en'])
    expect(snapshot).toMatchObject({ length: 'brief', scope: { query: 'country=US' } })
    expect(await thrown(readEditionFile(record.reader, 'brief-2026-10-r1', 'es'))).toBe('NotFound')
    expect(await supersedeEdition(record.administrator, { slug: 'baseline', note: NOTE })).toBe('baseline-r1')
    expect(new Set((await listEditions(record.reader, {}, null)).map(({ number }) => number))).toEqual(new Set([5, 4, 3, 2, 1]))
  })

  it('puts the revision in the place of what it superseded, in the editions after it', async () => {
    record.clock.set('2027-01-01T15:00:00Z')
    await issuePeriod(record.system, { schedule: 'monthly', period: '2026-12' })
    const { snapshot } = await readEdition(record.reader, 'monthly-2026-12')
    const slugs = ['baseline-r1', 'monthly-2026-10-r2', 'monthly-2026-11', 'monthly-2026-12']
    expect(snapshot.trend?.map(({ edition }) => edition.slug)).toEqual(slugs)
    expect(snapshot.editionBefore?.slug).toBe('monthly-2026-11')
  })

  it('has a note that can be redacted; the edition and the leaf stay', async () => {
    const { id } = await record.db.selectFrom('editions').select('id').where('slug', '=', 'baseline-r1').executeTakeFirstOrThrow()
    const texts = [{ field: 'note', language: 'es' }]
    const redaction = { ownerId: id, texts, file: false, ground: 'personal_data' as const, reason: { es: 'Nombraba a alguien.', en: '' } }
    await checkRedaction(record.editor, redaction)
    await redactText(record.editor, redaction)
    const { note } = (await leafOf('baseline-r1')) as { note?: unknown }
    expect(note).toBeUndefined()
    const row = await record.db.selectFrom('texts').select(['body', 'digest']).where('owner_id', '=', id).executeTakeFirstOrThrow()
    expect((await leafOf('baseline-r1'))['texts']).toEqual({ 'note.es': row.digest })
    expect(row.body).toBeNull()
    const { snapshot } = await readEdition(record.reader, 'baseline-r1')
    expect(snapshot.supersedes?.note['es']).toContain('Nombraba a alguien')
    expect(JSON.stringify(snapshot.supersedes)).not.toContain('supervisión')
  })

  it('cannot be forged: the database refuses a revision of another number or period', async () => {
    const forge = record.connection.pool.query(
      `insert into editions select gen_random_uuid(), number, slug || '-x', kind, schedule_id, '2026-12-01', '2026-12-31', revision + 1, id,
        time_zone, as_of, late, snapshot, snapshot_sha256, issued_at, event_seq, name, approval, layout, scope, figures
        from editions where slug = 'monthly-2026-11'`,
    )
    await expect(forge).rejects.toThrow('a revision follows the one before it')
  })
})
