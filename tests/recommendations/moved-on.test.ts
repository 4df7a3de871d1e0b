import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDraft } from '../../src/desk/index.ts'
import { addStatusUpdate, currentUpdate, editStatusUpdate, publishStatusUpdate, readUpdates } from '../../src/recommendations/index.ts'
import { publishUpdate, sampleUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'

let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})

afterAll(() => record?.close())

describe('when something else is published of the same addressee', () => {
  it('whoever did not see it is told before they send or publish, and may then do so', async () => {
    const addressee = await record.addressee('REC-07')
    const id = await addStatusUpdate(record.contributor, sampleUpdate(addressee, { submit: false }))
    record.clock.set('2026-11-02T16:00:00Z')
    const first = await publishUpdate(record, addressee)
    const edited = { ...sampleUpdate(addressee), id, version: 1 }
    expect(await thrown(editStatusUpdate(record.contributor, { ...edited, seen: null }))).toEqual({ current: 2 })
    expect((await readDraft(record.contributor, id)).standing.since.map((update) => update.id)).toEqual([first])
    await editStatusUpdate(record.contributor, { ...edited, seen: first })
    const second = await publishUpdate(record, addressee, { effectiveOn: '2026-03-01' })
    const { version, standing } = await readDraft(record.editor, id)
    expect(standing).toMatchObject({ seen: second, current: { id: second }, since: [{ id: second }, { id: first }] })
    expect(await thrown(publishStatusUpdate(record.editor, { id, version, seen: first }))).toEqual({ current: version })
    await publishStatusUpdate(record.editor, { id, version, seen: second })
    expect(await currentUpdate(record.db, addressee)).toBe(second)
  })
})

describe('under another name', () => {
  it('an update is written, shown and published; its author stays unnamed, later names change nothing', async () => {
    const addressee = await record.addressee('REC-08')
    const ctx = await record.join('contributor', 'Rosa Quispe Mamani')
    const account = ctx.actor?.accountId ?? ''
    expect(await thrown(addStatusUpdate(ctx, sampleUpdate(addressee, { byline: 'pseudonym' })))).toEqual({
      byline: 'errors.byline_unknown',
    })
    expect(await thrown(addStatusUpdate(ctx, sampleUpdate(addressee, { byline: 'junk' })))).toEqual({ byline: 'errors.byline_unknown' })
    await record.db
      .updateTable('accounts')
      .set({ pseudonym: 'Observadora 12', pseudonym_key: 'observadora 12' })
      .where('id', '=', account)
      .execute()
    const id = await addStatusUpdate(ctx, sampleUpdate(addressee, { byline: 'pseudonym' }))
    const draft = await readDraft(record.editor, id)
    expect(draft.author).toBe('Observadora 12')
    expect(JSON.stringify(draft)).not.toContain('Rosa Quispe Mamani')
    const alone = {
      ...ctx,
      actor: ctx.actor && { ...ctx.actor, role: 'editor' as const },
      settings: { ...ctx.settings, singlePerson: true },
    }
    expect(await thrown(publishStatusUpdate(alone, { id, version: draft.version }))).toBe('errors.byline_needs_second')
    const seq = await publishStatusUpdate(record.editor, { id, version: draft.version })
    const { leaf } = await record.db.selectFrom('events').select('leaf').where('seq', '=', seq).executeTakeFirstOrThrow()
    expect(JSON.parse(leaf)).toMatchObject({ author: 'Observadora 12', actor: 'Emilio Vargas' })
    expect(leaf).not.toContain('Rosa')
    expect((await readUpdates(record.db, { ids: [id] }, null))[0]?.author).toBe('Observadora 12')
  })
})
