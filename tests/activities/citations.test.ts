import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  ActivityQuery,
  findActivities,
  findCiter,
  listActivityCitations,
  readActivity,
  readCitedActivities,
  withdrawActivities,
  withdrawActivityCitation,
} from '../../src/activities/index.ts'
import { readChanges } from '../../src/changes/index.ts'
import { propose, publishProposal } from '../../src/proposals/index.ts'
import { redactText } from '../../src/redactions/index.ts'
import { testRecord, thrown, type TestRecord } from '../support/record.ts'
import { publishCitation, recommendationId, WHY } from './sample-citation.ts'
import { bringSample } from './sample-file.ts'

let record: TestRecord
let recommendation: string
let ids: ReadonlyMap<number, string>

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  record.clock.set('2026-11-03T15:00:00Z')
  await bringSample(record.administrator)
  const rows = await record.db.selectFrom('activities').select(['id', 'row_number']).execute()
  ids = new Map(rows.map((row) => [row.row_number, row.id]))
  recommendation = await recommendationId(record, 'REC-01')
  record.clock.set('2026-11-04T15:00:00Z')
})
afterAll(() => record?.close())

const row = (number: number) => ids.get(number) ?? ''
const listed = async (query: Record<string, string>) =>
  (await findActivities(record.reader, ActivityQuery.parse(query), null)).items.map((item) => item.row).toSorted((a, b) => a - b)
const refused = async (content: object, subjectId = recommendation) =>
  thrown(propose(record.contributor, { kind: 'citation', subjectId, content: { reason: WHY, ...content } }))

it('names activities or a search, says why, and is of something on record', async () => {
  expect(await refused({})).toEqual({ activities: 'errors.activity_none_chosen' })
  expect(await refused({ query: 'sort=cost&recommendation=REC-01' })).toEqual({ activities: 'errors.activity_none_chosen' })
  expect(await refused({ query: 'q=radio', activities: [row(5)] })).toEqual({ activities: 'errors.activity_none_chosen' })
  expect(await refused({ query: 'q=nothing+like+this' })).toEqual({ activities: 'errors.activity_none_found' })
  expect(await refused({ query: 'year=x' })).toEqual({ query: 'errors.filter_invalid' })
  expect(await refused({ activities: [recommendation] })).toEqual({ activities: 'errors.activity_gone' })
  expect(await refused({ activities: ['x'] })).toEqual({ 'activities.0': 'errors.unknown_value' })
  expect(await refused({ query: 'q=radio', reason: { es: ' ', en: '' } })).toEqual({ reason: 'errors.citation_reason_missing' })
  expect(await refused({ query: 'q=radio' }, '01890000-0000-7000-8000-00000000ffff')).toBe('NotFound')
})

it('is found by a code, a slug, an id or an address, and nothing else', async () => {
  const found = (typed: string) => findCiter(record.contributor, typed)
  for (const typed of ['REC-01', ' rec-01 ', recommendation, 'https://vigia.example/es/recommendations/REC-01?as_of=2026-01-01'])
    expect([typed, await found(typed)]).toEqual([typed, recommendation])
  for (const typed of ['', 'REC-99', '%', "'; drop table x", '/es/agreements/none'])
    expect([typed, await found(typed)]).toEqual([typed, null])
})

it('is shown on both sides, counted without sub-totals and once, told with its reason, and refused a second time', async () => {
  await publishCitation(record, recommendation, { activities: [row(5), row(4), row(5)] })
  await publishCitation(record, recommendation, { query: '?country=peru&sort=cost&q=pilot' })
  const byPart = await publishCitation(record, await record.addressee('REC-01'), { query: 'q=radio' })
  expect(await refused({ query: 'q=pilot&country=peru' })).toBe('errors.activity_cited')
  expect(await refused({ activities: [row(5)] })).toBe('errors.activity_cited')
  const cited = await readCitedActivities(record.db, { recommendationId: recommendation }, null)
  expect(cited.citations.map(({ by, found, query, reason }) => [by.kind, found, query, reason])).toEqual([
    ['addressee', 1, 'q=radio', WHY],
    ['recommendation', 2, 'q=pilot&country=peru', WHY],
    ['recommendation', 2, null, WHY],
  ])
  expect([cited.sums.records, cited.sums.people, cited.subtotals]).toEqual([3, 9, 1])
  expect(await listed({ recommendation: 'REC-01' })).toEqual([2, 3, 5])
  expect(await listed({ recommendation: 'REC-01', kind: 'subtotal' })).toEqual([4])
  const of = async (number: number) => (await readActivity(record.reader, row(number), null)).citations.map(({ query }) => query)
  expect([await of(5), await of(2), await of(4), await of(7)]).toEqual([['q=radio', null], ['q=pilot&country=peru'], [null], []])
  const { event_seq: seq } = await record.db
    .selectFrom('activity_citations')
    .select('event_seq')
    .where('id', '=', byPart)
    .executeTakeFirstOrThrow()
  const [told] = await readChanges(record.reader, [seq])
  expect(told).toMatchObject({
    kind: 'activities_cited',
    reason: WHY,
    recommendation: { code: 'REC-01' },
    citation: { found: 1, owner: byPart },
  })
  expect(told?.institution).not.toBeNull()
})

it('of an agreement and of public evidence lists what they cite; evidence that nobody has published cites nothing', async () => {
  const agreement = await record.db.selectFrom('agreements').select(['id', 'slug']).orderBy('slug').executeTakeFirstOrThrow()
  await publishCitation(record, agreement.id, { query: 'country=colombia' })
  expect(await listed({ agreement: agreement.slug })).toEqual([7, 8])
  expect((await readCitedActivities(record.db, { agreementId: agreement.id }, null)).citations[0]?.by).toMatchObject({
    slug: agreement.slug,
  })
  const evidence = await record.db
    .selectFrom('evidence')
    .select('id')
    .where('public_at', 'is not', null)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await publishCitation(record, evidence.id, { activities: [row(6)] })
  expect(await listed({ evidence: evidence.id })).toEqual([6])
  expect(await thrown(findActivities(record.reader, ActivityQuery.parse({ evidence: row(6) }), null))).toBe('NotFound')
})

it('is checked again when it is published: a file withdrawn meanwhile cannot be cited', async () => {
  const second = await bringSample(record.administrator)
  const [item] = (await findActivities(record.reader, ActivityQuery.parse({ batch: second.batchId }), null)).items
  const content = { activities: [item?.id ?? ''], reason: WHY }
  const id = await propose(record.contributor, { kind: 'citation', subjectId: recommendation, content })
  await withdrawActivities(record.administrator, { batchId: second.batchId, reason: { es: 'Repetido', en: '' } })
  expect(await thrown(publishProposal(record.editor, { id, version: 1 }))).toEqual({ activities: 'errors.activity_gone' })
})

it('is taken back with a reason, still there as of earlier; the reason can be redacted, nothing else changes', async () => {
  const [citation] = (await readCitedActivities(record.db, { recommendationId: recommendation }, null)).citations
  const id = citation?.id ?? ''
  record.clock.set('2026-11-05T15:00:00Z')
  expect(await thrown(withdrawActivityCitation(record.editor, { id, reason: { es: '', en: ' ' } }))).toEqual({
    reason: 'errors.citation_withdrawal_reason_missing',
  })
  const seq = await withdrawActivityCitation(record.editor, { id, reason: { es: 'Era otra unidad.', en: '' } })
  expect(await thrown(withdrawActivityCitation(record.editor, { id, reason: WHY }))).toBe('errors.citation_withdrawn')
  expect((await readCitedActivities(record.db, { recommendationId: recommendation }, null)).citations).toHaveLength(2)
  const before = new Date('2026-11-05T00:00:00Z')
  expect(await listActivityCitations(record.db, { recommendationId: recommendation }, before)).toHaveLength(3)
  expect((await readChanges(record.reader, [seq]))[0]).toMatchObject({ kind: 'activities_uncited', reason: { es: 'Era otra unidad.' } })
  await redactText(record.editor, {
    ownerId: id,
    texts: [{ field: 'reason', language: 'es' }],
    file: false,
    ground: 'personal_data',
    reason: WHY,
  })
  const [kept] = await listActivityCitations(record.db, { citationId: id }, before)
  expect(kept?.reason['es']).not.toBe(WHY.es)
  for (const change of [sql`update activity_citations set found = 9`, sql`delete from activity_citations`])
    await expect(change.execute(record.db)).rejects.toThrow(/refused/)
})
