import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEvidence, listEvidenceFor, readEvidence } from '../../src/evidence/index.ts'
import { Invalid } from '../../src/kernel/errors.ts'
import { publishUpdate, sampleEvidence, testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})

afterAll(() => record?.close())

async function faults(over: Parameters<typeof sampleEvidence>[0]): Promise<unknown> {
  try {
    await addEvidence(record.contributor, sampleEvidence(over))
    return {}
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return Object.fromEntries(Object.entries(error.fields).map(([name, fault]) => [name, fault.key]))
  }
}

describe('evidence', () => {
  it('is read as it was given, in the language and precision of the source', async () => {
    const id = await addEvidence(
      record.contributor,
      sampleEvidence({ date: '2025-11', language: 'quz', title: ' Acta n.º 4 ', address: '' }),
    )
    const view = (await readEvidence(record.db, [id])).get(id)
    expect(view).toMatchObject({
      title: 'Acta n.º 4',
      date: '2025-11',
      language: 'quz',
      address: null,
      publisher: 'Ministerio de Relaciones Exteriores',
    })
  })

  it.each([
    [{ title: '' }, { title: 'errors.required' }],
    [{ publisher: ' ' }, { publisher: 'errors.required' }],
    [{ date: '' }, { date: 'errors.required' }],
    [{ date: '2026-02-30' }, { date: 'errors.invalid_partial_date' }],
    [{ date: '2026-11-03' }, { date: 'errors.future_date' }],
    [{ date: '2026-12' }, { date: 'errors.future_date' }],
    [{ date: '2027' }, { date: 'errors.future_date' }],
    [{ language: 'Spanish' }, { language: 'errors.invalid_language' }],
    [{ address: 'javascript:alert(1)' }, { address: 'errors.invalid_address' }],
    [{ kind: 'rumour' as never }, { kind: 'errors.unknown_value' }],
    [{ sensitivity: 'secret' as never }, { sensitivity: 'errors.unknown_value' }],
    [{ sensitivity: 'embargoed' as const }, { embargoUntil: 'errors.embargo_missing' }],
    [{ date: '2026-11' }, {}],
    [{ date: '2026-11-02' }, {}],
  ])('%j gives %j', async (over, expected) => {
    expect(await faults(over)).toEqual(expected)
  })

  it('is public from the first update that cites it, and the second one changes nothing of it', async () => {
    const id = await addEvidence(record.contributor, sampleEvidence())
    const row = () => record.db.selectFrom('evidence').select(['public_at', 'event_seq']).where('id', '=', id).executeTakeFirst()
    expect(await row()).toEqual({ public_at: null, event_seq: null })
    const cited = { evidence: [{ evidenceId: id, announcementOnly: false }], newEvidence: [] }
    await publishUpdate(record, await record.addressee('REC-02'), cited)
    const first = await row()
    expect(first?.public_at).toEqual(new Date('2026-11-02T15:00:00Z'))
    record.clock.set('2026-11-03T15:00:00Z')
    await publishUpdate(record, await record.addressee('REC-03'), cited)
    expect(await row()).toEqual(first)
  })

  it('is offered to others only when it bears on the recommendation or was cited for it', async () => {
    const id = await addEvidence(record.contributor, sampleEvidence({ title: 'Todavía sin publicar' }))
    const offered = async (ctx: typeof record.contributor, code: string) =>
      (await listEvidenceFor(ctx, code)).some((item) => item.id === id)
    expect(await offered(record.contributor, 'REC-05')).toBe(true)
    expect(await offered(record.editor, 'REC-05')).toBe(false)
    await publishUpdate(record, await record.addressee('REC-05'), { evidence: [{ evidenceId: id, announcementOnly: false }] })
    expect(await offered(record.editor, 'REC-05')).toBe(true)
    expect(await offered(record.editor, 'REC-06')).toBe(false)
  })
})
