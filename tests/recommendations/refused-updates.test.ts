import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEvidence } from '../../src/evidence/index.ts'
import { addStatusUpdate, type AddStatusUpdateInput } from '../../src/recommendations/index.ts'
import { publishUpdate, sampleEvidence, sampleUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'

let record: TestRecord
let addressee: string

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  addressee = await record.addressee('REC-02')
})

afterAll(() => record?.close())

describe('what does not fit is named by field, and nothing is saved', () => {
  const announced = { ...sampleEvidence(), announcementOnly: true }
  const FAULTS: readonly [what: string, over: Partial<AddStatusUpdateInput>, fields: Record<string, string>][] = [
    [
      'no summary, no reason',
      { summary: { es: '', en: '' }, reason: { es: '', en: ' ' } },
      { summary: 'errors.summary_missing', reason: 'errors.reason_missing' },
    ],
    [
      'an empty form',
      { addresseeId: '', status: '', effectiveOn: '', summary: { es: '', en: '' }, reason: { es: '', en: '' }, newEvidence: [] },
      {
        addresseeId: 'errors.addressee_unknown',
        status: 'errors.required',
        effectiveOn: 'errors.required',
        summary: 'errors.summary_missing',
        reason: 'errors.reason_missing',
        evidence: 'errors.evidence_missing',
      },
    ],
    ['no evidence', { newEvidence: [] }, { evidence: 'errors.evidence_missing' }],
    ['announcements alone', { newEvidence: [announced] }, { evidence: 'errors.announcements_are_commitments' }],
    ['a date ahead', { effectiveOn: '2026-11-03' }, { effectiveOn: 'errors.future_date' }],
    ['nobody addressed', { addresseeId: 'nobody' }, { addresseeId: 'errors.addressee_unknown' }],
    [
      'evidence that is not there',
      { evidence: [{ evidenceId: randomUUIDv7(), announcementOnly: false }] },
      { evidence: 'errors.evidence_unknown' },
    ],
    [
      'evidence of tomorrow',
      { newEvidence: [{ ...sampleEvidence({ date: '2026-11-03' }), announcementOnly: false }] },
      { 'newEvidence.0.date': 'errors.future_date' },
    ],
    [
      'control characters',
      { summary: { es: 'a\u0000b', en: '\ud800' } },
      { 'summary.es': 'errors.control_characters', 'summary.en': 'errors.control_characters' },
    ],
    ['a summary without end', { summary: { es: 'a'.repeat(501), en: '' } }, { 'summary.es': 'errors.too_long' }],
  ]

  it.each(FAULTS)('%s', async (_, over, fields) => {
    const count = async () =>
      (
        await sql`select (select count(*) from status_updates) as updates, (select count(*) from evidence) as evidence,
          (select count(*) from texts) as texts, (select count(*) from journal_entries) as entries`.execute(record.db)
      ).rows
    const before = await count()
    expect(await thrown(addStatusUpdate(record.contributor, sampleUpdate(addressee, over)))).toEqual(fields)
    expect(await count()).toEqual(before)
  })

  it('announcements alone, whichever way their ids are written', async () => {
    const statement = await addEvidence(record.contributor, sampleEvidence({ kind: 'official_statement' }))
    for (const evidenceId of [statement, statement.toUpperCase()]) {
      const over = { evidence: [{ evidenceId, announcementOnly: false }], newEvidence: [] }
      expect(await thrown(addStatusUpdate(record.contributor, sampleUpdate(addressee, over)))).toEqual({
        evidence: 'errors.announcements_are_commitments',
      })
      expect(await thrown(addStatusUpdate(record.contributor, sampleUpdate(addressee, { ...over, status: 'committed' })))).toBe('done')
    }
  })

  it.each([
    ['done', 'errors.unknown_status'],
    ['not_assessed', 'errors.unknown_status'],
    ['', 'errors.required'],
    [null, 'errors.required'],
  ])('the status %j', async (status, key) => {
    const input = { ...sampleUpdate(addressee), status } as AddStatusUpdateInput
    expect(await thrown(addStatusUpdate(record.contributor, input))).toEqual({ status: key })
  })

  it('today in Lima is not ahead, late in the evening either', async () => {
    record.clock.set('2026-11-03T04:30:00Z')
    expect(await thrown(addStatusUpdate(record.contributor, sampleUpdate(addressee, { effectiveOn: '2026-11-03' })))).toEqual({
      effectiveOn: 'errors.future_date',
    })
    expect(await thrown(addStatusUpdate(record.contributor, sampleUpdate(addressee, { effectiveOn: '2026-11-02' })))).toBe('done')
    record.clock.set('2026-11-04T01:00:00Z')
    await publishUpdate(record, addressee, { effectiveOn: '2026-11-03' })
  })
})
