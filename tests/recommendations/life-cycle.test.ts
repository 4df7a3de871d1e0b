import { randomUUIDv7 } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  addStatusUpdate,
  deleteDraft,
  editStatusUpdate,
  listAddressees,
  publishStatusUpdate,
  readUpdates,
  returnStatusUpdate,
  statePosition,
  submitStatusUpdate,
  withdrawStatusUpdate,
} from '../../src/recommendations/index.ts'
import { publishUpdate, sampleEvidence, sampleUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'

const WHY = { es: 'Se retractó la fuente.', en: 'The source retracted it.' }
let record: TestRecord
let addressee: string

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})

afterAll(() => record?.close())

beforeEach(async () => {
  addressee = await record.addressee('REC-02')
})

async function stateOf(id: string): Promise<unknown> {
  return record.db.selectFrom('status_updates').select(['state', 'version', 'return_comment']).where('id', '=', id).executeTakeFirst()
}

describe('an update', () => {
  it('goes from draft to submitted, back with a comment, again, and is published by somebody else', async () => {
    const id = await addStatusUpdate(record.contributor, sampleUpdate(addressee, { submit: false }))
    expect(await stateOf(id)).toMatchObject({ state: 'draft', version: 1 })
    await submitStatusUpdate(record.contributor, { id, version: 1 })
    await returnStatusUpdate(record.editor, { id, version: 2, comment: ' Falta el anexo. ' })
    expect(await stateOf(id)).toEqual({ state: 'returned', version: 3, return_comment: 'Falta el anexo.' })
    await editStatusUpdate(record.contributor, { ...sampleUpdate(addressee, { status: 'substantial' }), id, version: 3 })
    const { version } = (await stateOf(id)) as { version: number }
    await publishStatusUpdate(record.editor, { id, version })
    const [update] = await readUpdates(record.db, { ids: [id] }, null)
    expect(update).toMatchObject({ status: 'substantial', author: 'Rosa Quispe', publisher: 'Emilio Vargas', singlePerson: false })
    expect(update?.evidence).toHaveLength(1)
  })

  it('is refused to whoever started from an older version, and stays as it was', async () => {
    const id = await addStatusUpdate(record.contributor, sampleUpdate(addressee))
    const before = await stateOf(id)
    expect(await thrown(publishStatusUpdate(record.editor, { id, version: 1 }))).toEqual({ current: 2 })
    expect(await thrown(returnStatusUpdate(record.editor, { id, version: 3, comment: 'x' }))).toEqual({ current: 2 })
    expect(await thrown(publishStatusUpdate(record.editor, { id, version: Number.NaN }))).toEqual({ current: 2 })
    expect(await stateOf(id)).toEqual(before)
  })

  it('is published once, of two who press at the same time', async () => {
    const other = await record.join('editor', 'Elsa Ríos')
    const id = await addStatusUpdate(record.contributor, sampleUpdate(addressee))
    const answers = await Promise.all([record.editor, other].map((ctx) => thrown(publishStatusUpdate(ctx, { id, version: 2 }))))
    expect(answers.map((answer) => typeof answer === 'number' || answer === 'done')).toContain(true)
    expect(answers).toContainEqual({ current: 3 })
    const events = await record.db.selectFrom('events').select('seq').where('status_update_id', '=', id).execute()
    expect(events).toHaveLength(1)
  })

  it('is not published by its author, whatever the role, unless one person may; then the record says so', async () => {
    const id = await addStatusUpdate(record.editor, sampleUpdate(addressee))
    expect(await thrown(publishStatusUpdate(record.editor, { id, version: 2 }))).toBe('errors.own_update')
    const alone = { ...record.editor, settings: { ...record.editor.settings, singlePerson: true } }
    const seq = await publishStatusUpdate(alone, { id, version: 2 })
    const event = await record.db.selectFrom('events').select(['single_person', 'leaf']).where('seq', '=', seq).executeTakeFirstOrThrow()
    expect(event.single_person).toBe(true)
    expect(JSON.parse(event.leaf)).toMatchObject({ single_person: true })
    expect((await readUpdates(record.db, { ids: [id] }, null))[0]?.singlePerson).toBe(true)
  })

  it('is edited and submitted by its author only, and only before review', async () => {
    const id = await addStatusUpdate(record.contributor, sampleUpdate(addressee, { submit: false }))
    const input = { ...sampleUpdate(addressee), id, version: 1 }
    const other = await record.join('contributor', 'Otra Persona')
    expect(await thrown(editStatusUpdate(other, input))).toBe('errors.not_own_draft')
    expect(await thrown(submitStatusUpdate(other, { id }))).toBe('errors.not_own_draft')
    await submitStatusUpdate(record.contributor, { id, version: 1 })
    expect(await thrown(editStatusUpdate(record.contributor, { ...input, version: 2 }))).toBe('errors.not_a_draft')
    expect(await thrown(submitStatusUpdate(record.contributor, { id }))).toBe('errors.not_a_draft')
    expect(await thrown(returnStatusUpdate(record.editor, { id, version: 2, comment: '  ' }))).toEqual({
      comment: 'errors.comment_missing',
    })
  })

  it('is deleted by its author only, while nobody reviews it, with its texts', async () => {
    const id = await addStatusUpdate(record.contributor, sampleUpdate(addressee, { submit: false }))
    expect(await thrown(deleteDraft(record.editor, { id, version: 1 }))).toBe('errors.not_own_draft')
    expect(await thrown(deleteDraft(record.contributor, { id, version: 2 }))).toEqual({ current: 1 })
    await deleteDraft(record.contributor, { id, version: 1 })
    expect(await stateOf(id)).toBeUndefined()
    expect(await record.db.selectFrom('texts').select('body').where('owner_id', '=', id).execute()).toEqual([])
    const sent = await addStatusUpdate(record.contributor, sampleUpdate(addressee))
    expect(await thrown(deleteDraft(record.contributor, { id: sent, version: 2 }))).toBe('errors.not_a_draft')
    const published = await publishUpdate(record, addressee)
    expect(await thrown(deleteDraft(record.contributor, { id: published, version: 3 }))).toBe('errors.not_a_draft')
  })

  it('that nobody submitted is neither published nor returned', async () => {
    const id = await addStatusUpdate(record.contributor, sampleUpdate(addressee, { submit: false }))
    expect(await thrown(publishStatusUpdate(record.editor, { id, version: 1 }))).toBe('errors.not_submitted')
    expect(await thrown(returnStatusUpdate(record.editor, { id, version: 1, comment: 'x' }))).toBe('errors.not_submitted')
    expect(await thrown(publishStatusUpdate(record.editor, { id: randomUUIDv7(), version: 1 }))).toBe('NotFound')
  })
})

describe('a published update', () => {
  it('is corrected by another, which says what it corrects; both stay readable', async () => {
    const id = await publishUpdate(record, addressee, { effectiveOn: '2026-03-01', status: 'implemented' })
    const correction = await publishUpdate(record, addressee, { effectiveOn: '2026-03-01', status: 'committed', corrects: id })
    const updates = await readUpdates(record.db, { ids: [id, correction] }, null)
    expect(updates.find((update) => update.id === id)).toMatchObject({ standing: 'corrected', correctedBy: correction })
    expect(updates.find((update) => update.id === correction)).toMatchObject({
      standing: 'standing',
      corrects: id,
      from: expect.not.stringMatching('implemented'),
    })
    expect(await thrown(withdrawStatusUpdate(record.editor, { id, reason: WHY }))).toBe('errors.already_corrected')
    expect(await thrown(addStatusUpdate(record.contributor, sampleUpdate(addressee, { corrects: id })))).toBe('errors.already_corrected')
  })

  it('is corrected once, of two corrections that wait', async () => {
    const id = await publishUpdate(record, addressee)
    const [first, second] = [
      await addStatusUpdate(record.contributor, sampleUpdate(addressee, { corrects: id })),
      await addStatusUpdate(record.contributor, sampleUpdate(addressee, { corrects: id })),
    ]
    await publishStatusUpdate(record.editor, { id: first, version: 2 })
    expect(await thrown(publishStatusUpdate(record.editor, { id: second, version: 2 }))).toBe('errors.already_corrected')
  })

  it('is withdrawn with a reason, once; it no longer counts', async () => {
    const third = await record.addressee('REC-06')
    const id = await publishUpdate(record, third)
    expect(await thrown(withdrawStatusUpdate(record.editor, { id, reason: { es: ' ', en: '' } }))).toEqual({
      reason: 'errors.reason_missing',
    })
    const seq = await withdrawStatusUpdate(record.editor, { id, reason: WHY })
    const [update] = await readUpdates(record.db, { ids: [id] }, null)
    expect(update).toMatchObject({ standing: 'withdrawn', withdrawn: { reason: WHY, seq } })
    expect((await listAddressees(record.reader, { addresseeId: third }, null))[0]?.status).toBe('not_assessed')
    expect(await thrown(withdrawStatusUpdate(record.editor, { id, reason: WHY }))).toBe('errors.already_withdrawn')
    expect(await thrown(addStatusUpdate(record.contributor, sampleUpdate(third, { corrects: id })))).toBe('errors.already_withdrawn')
  })

  it('of one addressee is not corrected by an update of another, nor is a draft, nor nothing', async () => {
    const id = await publishUpdate(record, addressee)
    const draft = await addStatusUpdate(record.contributor, sampleUpdate(addressee))
    const elsewhere = await record.addressee('REC-03')
    expect(await thrown(addStatusUpdate(record.contributor, sampleUpdate(elsewhere, { corrects: id })))).toBe('errors.not_published')
    expect(await thrown(addStatusUpdate(record.contributor, sampleUpdate(addressee, { corrects: draft })))).toBe('errors.not_published')
    expect(await thrown(withdrawStatusUpdate(record.editor, { id: draft, reason: WHY }))).toBe('errors.not_published')
    expect(await thrown(addStatusUpdate(record.contributor, sampleUpdate(addressee, { corrects: randomUUIDv7() })))).toBe('NotFound')
    expect(await thrown(addStatusUpdate(record.contributor, sampleUpdate(addressee, { corrects: 'junk' })))).not.toBe('done')
  })
})

describe('a position', () => {
  it('is what the institution said last, beside the status, with its date and source', async () => {
    const third = await record.addressee('REC-07')
    const said = (position: 'noted' | 'accepted', statedOn: string) =>
      statePosition(record.system, {
        addresseeId: third,
        position,
        statedOn,
        statement: { es: 'Se evaluará.', en: '' },
        evidence: sampleEvidence({ kind: 'official_statement' }),
      })
    await said('accepted', '2026-05-01')
    await said('noted', '2026-04-01')
    const [addresseeNow] = await listAddressees(record.reader, { addresseeId: third }, null)
    expect(addresseeNow).toMatchObject({
      status: 'not_assessed',
      position: { position: 'accepted', statedOn: '2026-05-01', statement: { es: 'Se evaluará.' } },
    })
    expect(addresseeNow?.position?.evidence?.publisher).toBe('Ministerio de Relaciones Exteriores')
    expect(await thrown(said('noted', '2026-12-01'))).toEqual({ statedOn: 'errors.future_date' })
    const source = (over: object) =>
      statePosition(record.system, {
        addresseeId: third,
        position: 'noted',
        statedOn: '2026-05-02',
        statement: { es: '', en: '' },
        evidence: sampleEvidence(over),
      })
    expect(await thrown(source({ date: '2026-12-01', title: 'x' }))).toEqual({ 'evidence.date': 'errors.future_date' })
    expect(await thrown(source({ title: '' }))).toEqual({ 'evidence.title': 'errors.required' })
    expect(await thrown(source({ sensitivity: 'protected' }))).toEqual({ 'evidence.sensitivity': 'errors.evidence_missing' })
  })
})
