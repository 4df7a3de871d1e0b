import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBatch, readDesk, setOwners } from '../../src/desk/index.ts'
import { addStatusUpdates, setDueDates } from '../../src/recommendations/index.ts'
import { publishUpdate, sampleUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'

const NOBODY = '00000000-0000-7000-8000-00000000ffff'
let record: TestRecord
let due: Readonly<Record<'yesterday' | 'today' | 'last' | 'later' | 'done', string>>

beforeAll(async () => {
  // In Lima it is still the 20th.
  record = await testRecord({ instant: '2026-11-21T03:00:00Z' })
  due = {
    yesterday: await record.addressee('REC-01'),
    today: await record.addressee('REC-02'),
    last: await record.addressee('REC-03'),
    later: await record.addressee('REC-04'),
    done: await record.addressee('REC-05'),
  }
  for (const [name, dueOn] of Object.entries({
    yesterday: '2026-11-19',
    today: '2026-11-20',
    last: '2026-12-20',
    later: '2026-12-21',
    done: '2026-12-01',
  })) {
    await setDueDates(record.editor, { addresseeIds: [due[name as 'done']], dueOn })
  }
  await publishUpdate(record, due.done, { status: 'implemented' })
})

afterAll(() => record?.close())

describe('the desk', () => {
  it('tells what is overdue from what is due within thirty days, in the zone of the record; what is done is neither', async () => {
    const desk = await readDesk(record.contributor)
    expect(desk.overdue.map((item) => item.id)).toEqual([due.yesterday])
    expect(desk.dueSoon.map((item) => item.id)).toEqual([due.today, due.last])
  })

  it('puts what one looks after first, and says who looks after the rest', async () => {
    const { accountId = '' } = record.contributor.actor ?? {}
    await setOwners(record.editor, { addresseeIds: [due.last, due.yesterday], ownerId: accountId })
    const own = await readDesk(record.contributor)
    expect(own.dueSoon.map((item) => [item.id, item.mine])).toEqual([
      [due.last, true],
      [due.today, false],
    ])
    const others = await readDesk(record.editor)
    expect(others.dueSoon.map((item) => [item.id, item.mine])).toEqual([
      [due.today, false],
      [due.last, false],
    ])
    expect(others.overdue[0]?.owner).toBe('Rosa Quispe (private)')
    await setOwners(record.editor, { addresseeIds: [due.last], ownerId: null })
    expect((await readDesk(record.contributor)).dueSoon.map((item) => item.mine)).toEqual([false, false])
  })

  it('counts what waits and opens further places for those who may', async () => {
    await addStatusUpdates(record.contributor, { ...sampleUpdate(''), addresseeIds: [due.today, due.last] })
    expect(await readDesk(record.contributor)).toMatchObject({ waiting: 0, places: ['proposals', 'webhooks'] })
    expect(await readDesk(record.editor)).toMatchObject({ waiting: 2, places: ['evidence', 'proposals', 'replies', 'webhooks'] })
  })
})

describe('owners', () => {
  it('are set all or none, with an entry in the journal each and nothing public', async () => {
    const { size } = await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
    const institution = await record.join('institution', 'Cancillería')
    const set = (addresseeIds: string[], ownerId: string | null) => thrown(setOwners(record.editor, { addresseeIds, ownerId }))
    expect(await set([due.today, NOBODY], record.editor.actor?.accountId ?? '')).toEqual({
      [`addressees.${NOBODY}`]: 'errors.addressee_unknown',
    })
    expect(await set([due.today], institution.actor?.accountId ?? '')).toEqual({ ownerId: 'errors.owner_unknown' })
    expect(await set([due.today], 'junk')).toEqual({ ownerId: 'errors.owner_unknown' })
    expect(await set([], null)).toEqual({ addresseeIds: 'errors.addressee_unknown' })
    const owners = () => record.db.selectFrom('addressee_owners').select('account_id').where('addressee_id', '=', due.today).execute()
    expect(await owners()).toEqual([])
    expect(await set([due.today, due.today], record.editor.actor?.accountId ?? '')).toBe('done')
    expect(await owners()).toEqual([{ account_id: record.editor.actor?.accountId }])
    const entries = await record.db.selectFrom('journal_entries').select('act').where('subject_id', '=', due.today).execute()
    expect(entries).toEqual([{ act: 'owner_set' }])
    expect(await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).toEqual({ size })
  })
})

describe('updates that were written together', () => {
  it('are seen by their author and, once submitted, by reviewers; nobody else learns of them', async () => {
    const { batchId } = await addStatusUpdates(record.contributor, {
      ...sampleUpdate(''),
      addresseeIds: [due.later, due.done],
      submit: false,
    })
    const other = await record.join('contributor', 'Otra Persona')
    for (const stranger of [record.editor, other]) expect(await thrown(readBatch(stranger, batchId))).toBe('NotFound')
    const batch = await readBatch(record.contributor, batchId)
    expect(batch.can).toEqual({ submit: true, publish: false })
    expect(batch.contents.map((content) => content.items.map((item) => item.addressee.id))).toEqual([[due.later, due.done]])
  })
})
