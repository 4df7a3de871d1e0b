import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAddressees, readIndicatorEvents, readRecommendation } from '../../src/recommendations/index.ts'
import { redactText } from '../../src/redactions/index.ts'
import { testRecord, type TestRecord } from '../support/record.ts'
import { publishSample } from './sample-proposals.ts'

const CODE = 'REC-01'
let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})

afterAll(() => record?.close())

const at = (instant: string) => record.clock.set(instant)
const indicators = async (asOf: string | null) =>
  (await readRecommendation(record.reader, CODE, asOf === null ? null : new Date(asOf))).indicators
const byCode = async (code: string, asOf: string | null) => (await indicators(asOf)).find((indicator) => indicator.code === code)

async function redact(seq: number, table: 'readings' | 'indicators', field: string, language: string): Promise<void> {
  const { id: ownerId } = await record.db.selectFrom(table).select('id').where('event_seq', '=', seq).executeTakeFirstOrThrow()
  const reason = { es: 'Nombraba a una persona.', en: '' }
  await redactText(record.editor, { ownerId, texts: [{ field, language }], file: false, ground: 'personal_data', reason })
}

describe('a published proposal is on the record from its event on, and never before', () => {
  it('a reading: against the targets, with its source; a later one for the same date takes its place', async () => {
    at('2026-11-03T15:00:00Z')
    const first = await publishSample(record, 'reading')
    at('2026-11-04T15:00:00Z')
    const second = await publishSample(record, 'reading', { value: '4 de 9', note: { es: '', en: '' } })
    const [before] = await indicators('2026-11-03T15:00:00Z')
    const [between] = await indicators('2026-11-04T15:00:00Z')
    const [now] = await indicators(null)
    expect(before?.readings).toEqual([])
    expect(between?.readings).toMatchObject([{ readOn: '2026-10-31', value: '3 de 9', note: { es: 'Según el portal.' }, seq: first }])
    expect(now?.readings).toMatchObject([{ value: '4 de 9', note: {}, seq: second, earlier: [{ value: '3 de 9', seq: first }] }])
    expect(now?.readings[0]?.evidence?.publisher).toBe('Ministerio de Relaciones Exteriores')
    expect(now?.milestones.length).toBeGreaterThan(0)
    const events = await readIndicatorEvents(record.db, [first, second, 0])
    expect([...events.keys()]).toEqual(expect.arrayContaining([first, second]))
    expect(events.size).toBe(2)
    expect(events.get(first)).toMatchObject({ indicator: { code: now?.code, title: now?.title }, reading: { value: '3 de 9' } })
    await redact(second, 'readings', 'value', 'zxx')
    const gone = expect.stringContaining('Nombraba a una persona') as string
    expect((await indicators(null))[0]?.readings).toMatchObject([{ value: gone, seq: second }])
    expect((await readIndicatorEvents(record.db, [second])).get(second)?.reading?.value).toEqual(gone)
  })

  it('an indicator: under the next code, with its texts, then with a reading of its own', async () => {
    const known = (await indicators(null)).map((indicator) => indicator.code)
    at('2026-11-05T15:00:00Z')
    const recommendation = await record.db.selectFrom('recommendations').select('id').where('code', '=', CODE).executeTakeFirstOrThrow()
    const seqs = [
      await publishSample(record, 'indicator', {}, recommendation.id),
      await publishSample(record, 'indicator', { title: { es: '', en: 'Only English' } }, recommendation.id),
    ]
    const added = (await indicators(null)).filter((indicator) => !known.includes(indicator.code))
    expect(added.map((indicator) => indicator.code)).toEqual([`I-01.${known.length + 1}`, `I-01.${known.length + 2}`])
    expect(added[0]).toMatchObject({ title: { es: 'Actas publicadas' }, unit: { en: '%' }, direction: 'up', seq: seqs[0], readings: [] })
    expect(added[1]?.title).toEqual({ en: 'Only English' })
    expect((await indicators('2026-11-05T15:00:00Z')).map((indicator) => indicator.code)).toEqual(known)
    const leaf = await record.db.selectFrom('events').select('leaf').where('seq', '=', seqs[0]!).executeTakeFirstOrThrow()
    expect(JSON.parse(leaf.leaf)).toMatchObject({ recommendation: CODE, indicator: added[0]?.code, direction: 'up' })
    const own = await record.db.selectFrom('indicators').select('id').where('event_seq', '=', seqs[0]!).executeTakeFirstOrThrow()
    await publishSample(record, 'reading', {}, own.id)
    expect((await byCode(added[0]?.code ?? '', null))?.readings).toHaveLength(1)
    await redact(seqs[0]!, 'indicators', 'title', 'es')
    const { title } = (await byCode(added[0]?.code ?? '', null)) ?? {}
    expect(title).toMatchObject({ en: 'Minutes published' })
    expect(title?.['es']).toContain('Nombraba a una persona')
  })

  it('a milestone: a new one for a date that has a target takes its place, the history stays', async () => {
    const [indicator] = await indicators(null)
    const [catalogue] = indicator?.milestones ?? []
    at('2026-11-06T15:00:00Z')
    const other = await publishSample(record, 'milestone')
    at('2026-11-07T15:00:00Z')
    const seq = await publishSample(record, 'milestone', { dueOn: catalogue?.dueOn })
    const now = (await indicators(null))[0]?.milestones ?? []
    expect(now.map((milestone) => milestone.dueOn)).toEqual(now.map((milestone) => milestone.dueOn).toSorted())
    expect(now.find((milestone) => milestone.dueOn === '2027-06-30')).toMatchObject({ target: { en: 'six of nine' }, seq: other })
    expect(now.find((milestone) => milestone.dueOn === catalogue?.dueOn)).toMatchObject({
      target: { es: 'seis de nueve' },
      seq,
      earlier: [{ target: catalogue?.target, seq: null }],
    })
    const before = (await indicators('2026-11-07T15:00:00Z'))[0]?.milestones ?? []
    expect(before.find((milestone) => milestone.dueOn === catalogue?.dueOn)).toMatchObject({ target: catalogue?.target, seq: null })
    expect((await indicators('2026-11-06T15:00:00Z'))[0]?.milestones).toEqual(indicator?.milestones)
    expect((await readIndicatorEvents(record.db, [seq])).get(seq)?.milestone).toMatchObject({ dueOn: catalogue?.dueOn })
  })

  it('a position: of its addressee, with the author beside the publisher in the leaf', async () => {
    const addressee = await record.addressee('REC-04')
    at('2026-11-08T15:00:00Z')
    const seq = await publishSample(record, 'position', {}, addressee)
    const [now] = await listAddressees(record.reader, { addresseeId: addressee }, null)
    expect(now?.position).toMatchObject({ position: 'accepted', statedOn: '2026-10-01', statement: { en: 'It accepts it.' }, seq })
    const [before] = await listAddressees(record.reader, { addresseeId: addressee }, new Date('2026-11-08T15:00:00Z'))
    expect(before?.position).toBeNull()
  })
})
