import canonicalize from 'canonicalize'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attemptEdition, canonicalSnapshot, enqueueDueEditions, issuePeriod, listEditions, readEdition } from '../../src/reports/index.ts'
import { setDueDate } from '../../src/recommendations/index.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'
import { addSchedule } from './add-schedule.ts'

let record: TestRecord
let newYork: string

beforeAll(async () => {
  record = await testRecord({ instant: '2026-10-20T15:00:00Z' })
  newYork = await addSchedule(record, 'new-york', { time_zone: 'America/New_York' })
  await addSchedule(record, 'nothing', { scope: 'q=xyzzy-nowhere' })
  await addSchedule(record, 'peru', { scope: 'country=PE&status=committed', length: 'brief', languages: ['es'] })
})

afterAll(() => record?.close())

async function due(instant: string, addressee: string): Promise<void> {
  record.clock.set(instant)
  await setDueDate(record.editor, { addresseeId: await record.addressee(addressee), dueOn: '2027-06-30' })
}

describe('the edition of a zone that changes its clock inside the month', () => {
  it('spans its own midnights, and is due at the second of them, to the millisecond', async () => {
    await due('2026-11-01T03:59:59.999Z', 'REC-01')
    await due('2026-11-01T04:00:00.000Z', 'REC-02')
    await due('2026-12-01T04:59:59.999Z', 'REC-03')
    const ofNewYork = async () =>
      (await listEditions(record.reader, {}, null)).map(({ slug }) => slug).filter((slug) => slug.startsWith('new'))
    await enqueueDueEditions(record.system)
    await attemptEdition(record.system, { scheduleId: newYork, periodStart: '2026-10-01' })
    await attemptEdition(record.system, { scheduleId: newYork, periodStart: '2026-11-01' }).catch(() => undefined)
    expect(await ofNewYork()).toEqual(['new-york-2026-10'])
    await due('2026-12-01T05:00:00.000Z', 'REC-04')
    await enqueueDueEditions(record.system)
    await attemptEdition(record.system, { scheduleId: newYork, periodStart: '2026-11-01' })
    const { edition, snapshot } = await readEdition(record.reader, 'new-york-2026-11')
    expect(edition).toMatchObject({ asOf: '2026-12-01T05:00:00.000Z', late: false })
    const dated = snapshot.changes.filter(({ kind }) => kind === 'due_date_set')
    expect(dated.map(({ recommendation }) => recommendation?.code)).toEqual(['REC-02', 'REC-03'])
    expect(snapshot.editionBefore?.slug).toBe('new-york-2026-10')
  })
})

describe('the scope of a schedule', () => {
  it('that matches nothing gives an edition that says so', async () => {
    record.clock.set('2026-12-01T15:00:00Z')
    await issuePeriod(record.system, { schedule: 'nothing', period: '2026-11' })
    const { edition, snapshot } = await readEdition(record.reader, 'nothing-2026-11')
    expect(edition.files.every(({ pages }) => pages > 0)).toBe(true)
    expect(snapshot).toMatchObject({
      scope: { query: 'q=xyzzy-nowhere', filters: [{ name: 'q', value: 'xyzzy-nowhere', label: null }] },
      figures: { recommendations: 0, addressees: 0, byTheme: [] },
      recommendations: [],
      changes: [],
      trend: [{ edition: { slug: 'nothing-2026-11' } }],
    })
  })

  it('holds figures, changes and trend to what fits, at the period’s start and at its end', async () => {
    record.clock.set('2026-12-10T15:00:00Z')
    const peruvian = await record.addressee('REC-05')
    await publishUpdate(record, peruvian, { status: 'committed', effectiveOn: '2026-12-01' })
    await due('2026-12-11T15:00:00Z', 'REC-06')
    record.clock.set('2027-01-02T15:00:00Z')
    await issuePeriod(record.system, { schedule: 'peru', period: '2026-11' })
    await issuePeriod(record.system, { schedule: 'peru', period: '2026-12' })
    const { edition, snapshot } = await readEdition(record.reader, 'peru-2026-12')
    expect(edition.files.map(({ language }) => language)).toEqual(['es'])
    expect(snapshot.recommendations.map(({ code }) => code)).toContain('REC-05')
    expect(snapshot.recommendations.length).toBe(1 + (snapshot.figuresBefore?.recommendations ?? 0))
    expect(snapshot.changes.map(({ kind, recommendation }) => [kind, recommendation?.code])).toEqual([['update_published', 'REC-05']])
    expect(snapshot.trend?.map(({ edition: point }) => point.slug)).toEqual(['peru-2026-11', 'peru-2026-12'])
    expect(snapshot.trend?.at(-1)?.figures).toEqual(snapshot.figures)
    expect(snapshot.trend?.[0]?.figures).toEqual((await readEdition(record.reader, 'peru-2026-11')).snapshot.figures)
  })
})

it('a snapshot is the same canonical JSON, made in pieces or at once, and prints the root of the log at its size', async () => {
  const { snapshot, snapshotText } = await readEdition(record.reader, 'new-york-2026-11')
  expect(snapshotText).toBe(canonicalize(snapshot))
  const shuffled = Object.fromEntries(Object.entries(snapshot).toReversed()) as unknown as typeof snapshot
  expect(await canonicalSnapshot({ ...shuffled, recommendations: Array.from({ length: 120 }, () => snapshot.recommendations[0]!) })).toBe(
    canonicalize({ ...snapshot, recommendations: Array.from({ length: 120 }, () => snapshot.recommendations[0]) }),
  )
  expect(snapshot.log.root).toMatch(/^[A-Za-z0-9+/]{43}=$/)
})
