import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addStatusUpdate,
  listAddressees,
  publishStatusUpdate,
  setDueDate,
  submitStatusUpdate,
  withdrawRecommendation,
} from '../../src/recommendations/index.ts'
import { sampleUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'

const WHY = { es: 'Repite lo que pide otra.', en: 'It repeats what another asks.' }
let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})

afterAll(() => record?.close())

describe('a recommendation that is withdrawn while somebody publishes', () => {
  it('either has the update before, or refuses it in words', async () => {
    const answers: unknown[] = []
    for (const code of ['REC-08', 'REC-09', 'REC-10', 'REC-11', 'REC-12']) {
      const id = await addStatusUpdate(record.contributor, sampleUpdate(await record.addressee(code)))
      const [published] = await Promise.all([
        thrown(publishStatusUpdate(record.editor, { id, version: 2 })),
        withdrawRecommendation(record.editor, { code, reason: WHY }),
      ])
      answers.push(published)
    }
    for (const answer of answers) expect(['done', 'errors.recommendation_withdrawn']).toContain(answer)
  })
})

describe('a withdrawn recommendation', () => {
  it('keeps its history, leaves the list, and takes nothing more', async () => {
    const id = await record.addressee('REC-13')
    const waiting = await addStatusUpdate(record.contributor, sampleUpdate(id))
    const open = await addStatusUpdate(record.contributor, sampleUpdate(id, { submit: false }))
    const before = new Date('2026-11-05T15:00:00Z')
    record.clock.set('2026-11-05T15:00:00Z')
    expect(await thrown(withdrawRecommendation(record.editor, { code: 'REC-13', reason: { es: '', en: '' } }))).toEqual({
      reason: 'errors.reason_missing',
    })
    await withdrawRecommendation(record.editor, { code: 'REC-13', reason: WHY })
    const refused = 'errors.recommendation_withdrawn'
    expect(await thrown(addStatusUpdate(record.contributor, sampleUpdate(id)))).toBe(refused)
    expect(await thrown(submitStatusUpdate(record.contributor, { id: open }))).toBe(refused)
    expect(await thrown(publishStatusUpdate(record.editor, { id: waiting, version: 2 }))).toBe(refused)
    expect(await thrown(setDueDate(record.editor, { addresseeId: id, dueOn: '2027-01-01' }))).toBe(refused)
    expect(await thrown(withdrawRecommendation(record.editor, { code: 'REC-13', reason: WHY }))).toBe(refused)
    expect(await thrown(withdrawRecommendation(record.editor, { code: 'REC-99', reason: WHY }))).toBe('NotFound')
    const codes = async (asOf: Date | null) =>
      (await listAddressees(record.reader, {}, asOf)).map((addresseeOf) => addresseeOf.recommendation.code)
    expect(await codes(null)).not.toContain('REC-13')
    expect(await codes(before)).toContain('REC-13')
  })
})
