import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readBatch } from '../../src/desk/index.ts'
import {
  addStatusUpdates,
  editStatusUpdate,
  publishStatusUpdate,
  publishStatusUpdates,
  readUpdates,
  returnStatusUpdate,
  setDueDates,
  submitStatusUpdates,
  withdrawRecommendation,
} from '../../src/recommendations/index.ts'
import { sampleEvidence, sampleUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'

let record: TestRecord
let addresseeIds: readonly string[]

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  await withdrawRecommendation(record.editor, { code: 'REC-13', reason: { es: 'Ya no se pide.', en: '' } })
})

afterAll(() => record?.close())

beforeEach(async () => {
  addresseeIds = [await record.addressee('REC-02'), await record.addressee('REC-03'), await record.addressee('REC-03', 1)]
})

async function written(): Promise<unknown> {
  const count = (table: 'status_updates' | 'evidence' | 'texts' | 'journal_entries' | 'events') =>
    record.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('n'))
      .executeTakeFirst()
  return Promise.all((['status_updates', 'evidence', 'texts', 'journal_entries', 'events'] as const).map(count))
}

const together = (submit: boolean, over = {}) =>
  addStatusUpdates(record.contributor, { ...sampleUpdate(''), addresseeIds, submit, ...over })

async function waiting(batchId: string) {
  const { contents } = await readBatch(record.editor, batchId)
  return contents.flatMap(({ items }) => items).map(({ id, version, seen }) => ({ id, version, seen }))
}

describe('one assessment of several addressees', () => {
  it('is a draft for each, with the same evidence, which enters the register once', async () => {
    const { batchId, ids } = await together(false)
    expect(ids).toHaveLength(3)
    const links = await record.db.selectFrom('status_update_evidence').select('evidence_id').where('status_update_id', 'in', ids).execute()
    expect(links).toHaveLength(3)
    expect(new Set(links.map((link) => link.evidence_id)).size).toBe(1)
    expect(await submitStatusUpdates(record.contributor, { batchId })).toBe(3)
    expect(await waiting(batchId)).toHaveLength(3)
    expect(await thrown(submitStatusUpdates(record.contributor, { batchId }))).toBe('NotFound')
  })

  it('is written whole or not at all, and what does not fit is named by its addressee', async () => {
    const withdrawn = await record.addressee('REC-13')
    const before = await written()
    expect(await thrown(together(true, { addresseeIds: [...addresseeIds, withdrawn] }))).toEqual({
      [`addressees.${withdrawn}`]: 'errors.recommendation_withdrawn',
    })
    const future = { ...sampleEvidence({ date: '2027-01-01' }), announcementOnly: false }
    expect(await thrown(together(true, { newEvidence: [future] }))).toEqual({ 'newEvidence.0.date': 'errors.future_date' })
    expect(await thrown(together(true, { addresseeIds: [], reason: { es: '', en: '' } }))).toEqual({
      addresseeIds: 'errors.addressee_unknown',
      reason: 'errors.reason_missing',
    })
    expect(await written()).toEqual(before)
  })

  it('is published in one act, each its own event', async () => {
    const { batchId, ids } = await together(true)
    const seqs = await publishStatusUpdates(record.editor, await waiting(batchId))
    expect(new Set(seqs).size).toBe(3)
    const updates = await readUpdates(record.db, { ids }, null)
    expect(new Set(updates.map((update) => update.seq))).toEqual(new Set(seqs))
  })

  it('is published whole or not at all: not when one was returned meanwhile, nor when an addressee moved on, nor by its author', async () => {
    const { batchId, ids } = await together(true)
    const items = await waiting(batchId)
    expect(await thrown(publishStatusUpdates(record.contributor, items))).toBe('errors.not_allowed')
    const [first = '', second = ''] = ids
    await returnStatusUpdate(record.editor, { id: first, version: 2, comment: 'Falta el anexo.' })
    const before = await written()
    expect(await thrown(publishStatusUpdates(record.editor, items))).toEqual({ current: 3 })
    expect(
      await thrown(
        publishStatusUpdates(
          record.editor,
          items.filter((item) => item.id === second).map((item) => ({ ...item, seen: first })),
        ),
      ),
    ).toEqual({ current: 2 })
    expect(await written()).toEqual(before)
    await editStatusUpdate(record.contributor, { ...sampleUpdate(addresseeIds[0] ?? ''), id: first, version: 3, submit: true })
    expect(await waiting(batchId)).toHaveLength(3)
    const own = await addStatusUpdates(record.editor, { ...sampleUpdate(''), addresseeIds })
    const answers = await thrown(
      publishStatusUpdates(
        record.editor,
        own.ids.map((id) => ({ id, version: 2 })),
      ),
    )
    expect(answers).toEqual(Object.fromEntries(own.ids.map((id) => [`updates.${id}`, 'errors.own_update'])))
  })

  it('and two reviewers who press at the same time publish each once', async () => {
    const { batchId, ids } = await together(true)
    const items = (await waiting(batchId)).map(({ id, version }) => ({ id, version }))
    const other = await record.join('editor', 'Elsa Ríos')
    const [last] = items.slice(-1)
    const acts = [
      thrown(publishStatusUpdates(record.editor, items)),
      thrown(publishStatusUpdates(other, items.toReversed())),
      thrown(publishStatusUpdate(other, last ?? { id: '', version: 0 })),
    ]
    await Promise.all(acts)
    const events = await record.db.selectFrom('events').select('status_update_id').where('status_update_id', 'in', ids).execute()
    expect(new Set(events.map((event) => event.status_update_id)).size).toBe(events.length)
    expect([1, 3]).toContain(events.length)
  })
})

describe('due dates of several addressees', () => {
  it('are one event each, all or none', async () => {
    const withdrawn = await record.addressee('REC-13')
    const { size } = await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
    const head = async () => (await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size
    expect(await thrown(setDueDates(record.editor, { addresseeIds: [...addresseeIds, withdrawn], dueOn: '2027-01-31' }))).toEqual({
      [`addressees.${withdrawn}`]: 'errors.recommendation_withdrawn',
    })
    expect(await thrown(setDueDates(record.editor, { addresseeIds, dueOn: '2027-02-30' }))).toEqual({ dueOn: 'errors.invalid_date' })
    expect(await head()).toBe(size)
    await setDueDates(record.editor, { addresseeIds, dueOn: '2027-01-31' })
    expect(await head()).toBe(size + 3)
  })
})
