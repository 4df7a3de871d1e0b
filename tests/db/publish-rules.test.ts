import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Transaction } from '../../db/schema.ts'
import { appendEvent } from '../../src/log/index.ts'
import { addStatusUpdate, withdrawRecommendation } from '../../src/recommendations/index.ts'
import type { UpdateContentInput } from '../../src/recommendations/schemas.ts'
import { publishUpdate, sampleEvidence, sampleUpdate, testRecord, type TestRecord } from '../support/record.ts'

const INSTANT = '2026-11-02T15:00:00Z'
let record: TestRecord
let addressee: string
let draft: string

beforeAll(async () => {
  record = await testRecord({ instant: INSTANT })
  addressee = await record.addressee('REC-02')
})

afterAll(() => record?.close())

beforeEach(async () => {
  draft = await addStatusUpdate(record.contributor, sampleUpdate(addressee))
})

/** What somebody would do who goes round the verbs: the row and its event, by hand, in one transaction. */
async function publishByHand(trx: Transaction, id: string, set: Record<string, unknown> = {}): Promise<void> {
  const { seq, occurredAt } = await appendEvent({ ...record.system, db: trx }, record.system.actor as never, {
    kind: 'update_published',
    subjects: { status_update_id: id },
    leaf: {},
  })
  const publisher = record.editor.actor?.accountId
  const row = {
    state: 'published',
    publisher_id: publisher,
    previous_status: 'not_assessed',
    published_at: occurredAt,
    event_seq: seq,
    ...set,
  }
  await trx
    .updateTable('status_updates')
    .set(row as never)
    .where('id', '=', id)
    .execute()
}

/** The constraint (or error code) that refuses it. Nothing of it may stay, so the log must be as long as before. */
async function refusal(id: string, set: Record<string, unknown> = {}): Promise<string> {
  const size = () => record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  const before = await size()
  try {
    await record.db.transaction().execute((trx) => publishByHand(trx, id, set))
    return 'was published'
  } catch (error) {
    expect(await size()).toEqual(before)
    const { constraint, code } = error as { constraint?: string; code?: string }
    return constraint ?? String(code)
  }
}

async function draftWith(over: Partial<UpdateContentInput>, statement = ''): Promise<string> {
  const id = await addStatusUpdate(record.contributor, sampleUpdate(addressee, { ...over, submit: false }))
  if (statement !== '') await sql.raw(statement.replaceAll('$id', `'${id}'`)).execute(record.db)
  await sql`update status_updates set state = 'submitted' where id = ${id}`.execute(record.db)
  return id
}

const announcement = { ...sampleEvidence(), announcementOnly: true }

describe('the database alone publishes', () => {
  it('what fits', async () => {
    expect(await refusal(draft)).toBe('was published')
  })

  it('a commitment on announcements', async () => {
    expect(await refusal(await draftWith({ status: 'committed', newEvidence: [announcement] }))).toBe('was published')
  })

  it('what its own author publishes only where the row says so', async () => {
    const own = { publisher_id: record.contributor.actor?.accountId }
    expect(await refusal(draft, own)).toMatch(/^status_updates_check/)
    expect(await refusal(draft, { ...own, single_person: true })).toBe('was published')
  })
})

describe('the database alone refuses', () => {
  it('no reason', async () => {
    expect(await refusal(await draftWith({ reason: { es: '', en: '' } }))).toBe('update_has_reason')
    expect(await refusal(await draftWith({}, "delete from texts where owner_id = $id and field = 'reason'"))).toBe('update_has_reason')
  })

  it('no evidence, or none that is public', async () => {
    expect(await refusal(await draftWith({ newEvidence: [] }))).toBe('update_has_evidence')
    const hidden = { ...sampleEvidence({ sensitivity: 'protected' }), announcementOnly: false }
    expect(await refusal(await draftWith({ newEvidence: [hidden] }))).toBe('update_has_evidence')
    const embargoed = { ...sampleEvidence({ sensitivity: 'embargoed', embargoUntil: '2027-01-01' }), announcementOnly: false }
    expect(await refusal(await draftWith({ newEvidence: [embargoed] }))).toBe('update_has_evidence')
  })

  it.each(['partial', 'substantial', 'implemented'] as const)('%s on announcements alone', async (status) => {
    expect(await refusal(await draftWith({ status, newEvidence: [announcement] }))).toBe('announcements_are_commitments')
    const statement = { ...sampleEvidence({ kind: 'official_statement' }), announcementOnly: false }
    const said = await draftWith(
      { status, newEvidence: [statement] },
      'update status_update_evidence set announcement_only = false where status_update_id = $id',
    )
    expect(await refusal(said)).toBe('announcements_are_commitments')
    const hidden = { ...sampleEvidence({ sensitivity: 'protected' }), announcementOnly: false }
    expect(await refusal(await draftWith({ status, newEvidence: [announcement, hidden] }))).toBe('announcements_are_commitments')
  })

  it('a date in the world that lies ahead', async () => {
    expect(await refusal(draft, { effective_on: '2026-11-04' })).toBe('effective_on_not_future')
  })

  it('a status outside the scale, and not_assessed', async () => {
    expect(await refusal(draft, { status: 'finished' })).toBe('status_updates_status_check')
    expect(await refusal(draft, { status: 'not_assessed' })).toBe('status_updates_status_check')
  })

  it('what nobody submitted', async () => {
    const unsubmitted = await addStatusUpdate(record.contributor, sampleUpdate(addressee, { submit: false }))
    expect(await refusal(unsubmitted)).toBe('update_is_submitted')
    const row = await record.db.selectFrom('status_updates').selectAll().where('id', '=', draft).executeTakeFirstOrThrow()
    const straight = { ...row, id: randomUUIDv7(), state: 'published', published_at: new Date(INSTANT), event_seq: 0 }
    const insert = record.db
      .insertInto('status_updates')
      .values({ ...straight, publisher_id: row.author_id, previous_status: 'partial' } as never)
    await expect(insert.execute()).rejects.toMatchObject({ constraint: 'update_is_submitted' })
  })

  it('no publisher, no instant, no status before, no event, an event that is not there or is taken', async () => {
    for (const column of ['publisher_id', 'published_at', 'previous_status', 'event_seq']) {
      expect(await refusal(draft, { [column]: null })).toMatch(/^status_updates_check|23514/)
    }
    expect(await refusal(draft, { event_seq: 1_000_000 })).toBe('status_updates_event_seq_fkey')
    const other = await publishUpdate(record, addressee)
    const { event_seq } = await record.db.selectFrom('status_updates').select('event_seq').where('id', '=', other).executeTakeFirstOrThrow()
    expect(await refusal(draft, { event_seq })).toBe('status_updates_event_seq_key')
  })

  it('a correction of a draft, of another addressee, or of what is corrected already', async () => {
    const elsewhere = await publishUpdate(record, await record.addressee('REC-03'))
    const unpublished = await addStatusUpdate(record.contributor, sampleUpdate(addressee))
    expect(await refusal(draft, { corrects_id: unpublished })).toBe('correction_fits')
    expect(await refusal(draft, { corrects_id: elsewhere })).toBe('correction_fits')
    const corrected = await publishUpdate(record, addressee)
    await publishUpdate(record, addressee, { corrects: corrected })
    expect(await refusal(draft, { corrects_id: corrected })).toBe('status_updates_corrects')
  })

  it('an update of a withdrawn recommendation', async () => {
    const late = await addStatusUpdate(record.contributor, sampleUpdate(await record.addressee('REC-13')))
    await withdrawRecommendation(record.editor, { code: 'REC-13', reason: { es: 'Repite otra.', en: '' } })
    expect(await refusal(late)).toBe('recommendation_stands')
  })
})

describe('an event', () => {
  it('has the hash of its leaf, one place in the sequence, and subjects that exist', async () => {
    const event = await record.db.selectFrom('events').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
    const insert = (over: object) =>
      record.db
        .insertInto('events')
        .values({ ...event, seq: event.seq + 1, id: randomUUIDv7(), tag: `tag:${randomUUIDv7()}`, ...over })
        .execute()
    await expect(insert({ leaf: `${event.leaf} ` })).rejects.toMatchObject({ code: '23514' })
    await expect(insert({ seq: event.seq })).rejects.toMatchObject({ constraint: 'events_pkey' })
    await expect(insert({ tag: event.tag })).rejects.toMatchObject({ constraint: 'events_tag_key' })
    await expect(insert({ status_update_id: randomUUIDv7() })).rejects.toMatchObject({ code: '23503' })
  })
})
