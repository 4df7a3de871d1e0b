import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  approveEdition,
  attemptEdition,
  enqueueDueEditions,
  issuePeriod,
  listEditionDrafts,
  listEditions,
  previewEdition,
  readEdition,
  readEditionDraft,
} from '../../src/reports/index.ts'
import { readDesk } from '../../src/desk/index.ts'
import { pdfText } from '../support/pdf-text.ts'
import { testRecord, thrown, type TestRecord } from '../support/record.ts'
import { addSchedule } from './add-schedule.ts'

const OF_OCTOBER = { schedule: 'held', period: '2026-10' }
let record: TestRecord
let held: string

beforeAll(async () => {
  record = await testRecord({ instant: '2026-10-20T15:00:00Z', catalogue: false })
  held = await addSchedule(record, 'held', { hold_days: 3 })
})

afterAll(() => record?.close())

async function jobs(): Promise<number> {
  const { rows } = await record.connection.pool.query("select id from pgboss.job where name = 'issue-edition' and state < 'active'")
  return rows.length
}

async function approvalOf(slug: string): Promise<unknown> {
  const { edition } = await readEdition(record.reader, slug)
  const event = await record.db.selectFrom('events').select('leaf').where('seq', '=', edition.seq).executeTakeFirstOrThrow()
  const row = await record.db.selectFrom('editions').select('approval').where('slug', '=', slug).executeTakeFirstOrThrow()
  const { approval } = JSON.parse(event.leaf) as { approval: unknown }
  expect(row.approval).toEqual(approval)
  return approval
}

describe('an edition that is held for an editor', () => {
  it('is a draft when its period ends, once, whoever ticks, with nothing on record', async () => {
    record.clock.set('2026-11-01T05:00:00Z')
    await Promise.all([1, 2, 3].map(() => enqueueDueEditions(record.system)))
    expect(await listEditionDrafts(record.editor)).toMatchObject([
      { ...OF_OCTOBER, releaseAt: '2026-11-04T05:00:00.000Z', approvedBy: null, issued: null },
    ])
    expect(await jobs()).toBe(0)
    expect(await listEditions(record.reader, {}, null)).toEqual([])
    const entries = await record.db.selectFrom('journal_entries').select('act').where('subject_id', '=', held).execute()
    expect(entries).toEqual([{ act: 'edition_held' }])
  })

  it('is not issued before, by a job or by hand', async () => {
    await attemptEdition(record.system, { scheduleId: held, periodStart: '2026-10-01' })
    expect(await record.db.selectFrom('edition_attempts').selectAll().execute()).toEqual([])
    expect(await thrown(issuePeriod(record.system, OF_OCTOBER))).toBe('errors.edition_held')
    expect(await listEditions(record.reader, {}, null)).toEqual([])
  })

  it('is on the desk of those who may approve it, with a preview that is kept nowhere', async () => {
    expect((await readDesk(record.editor)).editionDrafts).toMatchObject([OF_OCTOBER])
    expect((await readDesk(record.contributor)).editionDrafts).toEqual([])
    expect(await thrown(readEditionDraft(record.contributor, OF_OCTOBER))).toBe('errors.not_allowed')
    const preview = await previewEdition(record.editor, { ...OF_OCTOBER, language: 'es' })
    expect(await pdfText(preview)).toContain('held-2026-10')
    expect(await thrown(previewEdition(record.editor, { ...OF_OCTOBER, language: 'qu' }))).toBe('NotFound')
    expect(await listEditions(record.reader, {}, null)).toEqual([])
  })

  it('goes at once when somebody approves it, whose name its event bears; two who do are told apart', async () => {
    record.clock.set('2026-11-02T15:00:00Z')
    const second = await record.join('editor', 'Elena Rojas')
    const said = await Promise.all([record.editor, second].map((who) => thrown(approveEdition(who, OF_OCTOBER))))
    expect(new Set(said)).toEqual(new Set(['done', 'errors.edition_approved_already']))
    expect(await jobs()).toBe(1)
    await Promise.all([1, 2].map(() => attemptEdition(record.system, { scheduleId: held, periodStart: '2026-10-01' })))
    expect(await listEditions(record.reader, {}, null)).toMatchObject([
      { number: 1, slug: 'held-2026-10', asOf: '2026-11-01T05:00:00.000Z', late: false },
    ])
    expect(await approvalOf('held-2026-10')).toEqual({ by: 'editor', name: said[0] === 'done' ? 'Emilio Vargas' : 'Elena Rojas' })
    expect(await readEditionDraft(record.editor, OF_OCTOBER)).toMatchObject({ issued: 'held-2026-10' })
    expect(await thrown(previewEdition(record.editor, { ...OF_OCTOBER, language: 'es' }))).toBe('NotFound')
    expect(await thrown(approveEdition(record.editor, OF_OCTOBER))).toBe('errors.edition_issued_already')
  })

  it('goes as it is when its deadline has passed, once, though somebody approves it meanwhile', async () => {
    record.clock.set('2026-12-01T05:00:00Z')
    await enqueueDueEditions(record.system)
    const november = { schedule: 'held', period: '2026-11' }
    const behind = { ...record.editor, clock: { now: () => new Date('2026-12-04T04:59:59Z') } }
    record.clock.set('2026-12-04T05:00:00Z')
    expect(await thrown(approveEdition(record.editor, november))).toBe('errors.edition_deadline_passed')
    const [, said] = await Promise.all([
      attemptEdition(record.system, { scheduleId: held, periodStart: '2026-11-01' }),
      thrown(approveEdition(behind, november)),
    ])
    const approval = await approvalOf('held-2026-11')
    expect([said, approval]).toEqual(
      said === 'done' ? ['done', { by: 'editor', name: 'Emilio Vargas' }] : ['errors.edition_issued_already', { by: 'deadline' }],
    )
    expect((await listEditions(record.reader, {}, null)).map(({ slug }) => slug)).toEqual(['held-2026-11', 'held-2026-10'])
  })

  it('keeps its days when everybody was down at the end of the period, and is late when it goes after them', async () => {
    record.clock.set('2027-01-20T15:00:00Z')
    await enqueueDueEditions(record.system)
    expect(await listEditionDrafts(record.editor)).toMatchObject([{ period: '2026-12', releaseAt: '2027-01-23T15:00:00.000Z' }])
    record.clock.set('2027-01-23T15:00:00Z')
    await attemptEdition(record.system, { scheduleId: held, periodStart: '2026-12-01' })
    const { edition, snapshot } = await readEdition(record.reader, 'held-2026-12')
    expect({ late: edition.late, madeOn: snapshot.madeOn }).toEqual({ late: true, madeOn: '2027-01-23' })
    expect(await approvalOf('held-2026-12')).toEqual({ by: 'deadline' })
  })
})
