import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listChanges, type ChangeFilter } from '../../src/changes/index.ts'
import { setDueDate, withdrawStatusUpdate } from '../../src/recommendations/index.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord
let update: string

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  record.clock.set('2026-11-03T15:00:00Z')
  update = await publishUpdate(record, await record.addressee('REC-02'))
  record.clock.set('2026-11-04T15:00:00Z')
  await setDueDate(record.editor, { addresseeId: await record.addressee('REC-04'), dueOn: '2026-12-31' })
  record.clock.set('2026-11-05T15:00:00Z')
  await withdrawStatusUpdate(record.editor, { id: update, reason: { es: 'Se retractó la fuente.', en: '' } })
})

afterAll(() => record?.close())

async function list(filter: ChangeFilter, limit = 1_000) {
  return listChanges(record.reader, filter, limit)
}

describe('what changed', () => {
  it('is every public act, newest first, page by page without a gap', async () => {
    const all = (await list({})).changes.map(({ seq }) => seq)
    expect(all).toEqual(Array.from({ length: all.length }, (_, index) => all.length - 1 - index))
    const paged: number[] = []
    let next: number | null = Number.MAX_SAFE_INTEGER
    while (next !== null) {
      const page = await list({ beforeSeq: next }, 7)
      expect(page.changes.length).toBeGreaterThan(0)
      paged.push(...page.changes.map(({ seq }) => seq))
      next = page.next
    }
    expect(paged).toEqual(all)
  })

  it('says who, what and from where to where', async () => {
    const [withdrawn, due, published] = (await list({}, 3)).changes
    expect(published).toMatchObject({
      kind: 'update_published',
      actor: 'Emilio Vargas',
      recommendation: { code: 'REC-02' },
      update: { id: update, from: 'not_assessed', status: 'partial', author: 'Rosa Quispe' },
    })
    expect(due).toMatchObject({ kind: 'due_date_set', dueOn: '2026-12-31', recommendation: { code: 'REC-04' }, update: null })
    expect(withdrawn).toMatchObject({
      kind: 'update_withdrawn',
      update: { id: update, withdrawn: { reason: { es: 'Se retractó la fuente.' } } },
    })
  })

  it('of a span holds its beginning and not its end, and knows nothing of later', async () => {
    const span = await list({ since: new Date('2026-11-03T15:00:00Z'), before: new Date('2026-11-05T15:00:00Z'), order: 'oldest' })
    expect(span.changes.map(({ kind }) => kind)).toEqual(['update_published', 'due_date_set'])
    expect(span.changes[0]?.update).toMatchObject({ standing: 'standing', withdrawn: null })
    expect(span.next).toBeNull()
  })

  it('is narrowed by kind', async () => {
    expect((await list({ kinds: ['due_date_set'] })).changes.map(({ kind }) => kind)).toEqual(['due_date_set'])
  })
})
