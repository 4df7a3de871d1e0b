import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderStatusReport } from '../../templates/reports/status-report.pdf.ts'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import type { ReportSnapshot } from '../../templates/view/edition.ts'
import { NotFound, RuleBroken } from '../../src/kernel/errors.ts'
import { issueBaseline, issueEdition, issuePeriod, listEditions, readEdition, readEditionFile } from '../../src/reports/index.ts'
import { ensureSchedules, openNamedPeriod } from '../../src/schedules/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import { setDueDate } from '../../src/recommendations/index.ts'
import { movableClock } from '../support/movable-clock.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord
let schedule: string

beforeAll(async () => {
  record = await testRecord({ instant: '2026-10-20T15:00:00Z' })
  await ensureSchedules(record.system)
  const monthly = await record.db.selectFrom('report_schedules').select('id').where('slug', '=', 'monthly').executeTakeFirstOrThrow()
  schedule = monthly.id
})

afterAll(() => record?.close())

function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}

function statusIn(snapshot: ReportSnapshot, code: string): string | undefined {
  return snapshot.recommendations.find((recommendation) => recommendation.code === code)?.addressees[0]?.status
}

async function issueMonth(name: string): Promise<string> {
  const periodStart = await inTransaction(record.db, (trx) => openNamedPeriod({ ...record.system, db: trx }, schedule, name))
  return issueEdition(record.system, { scheduleId: schedule, periodStart })
}

async function refused(act: Promise<unknown>): Promise<unknown> {
  try {
    return await act
  } catch (error) {
    if (error instanceof RuleBroken) return error.fault
    if (error instanceof NotFound) return 'NotFound'
    throw error
  }
}

describe('the baseline', () => {
  it('is issued once, by however many, right after the catalogue was loaded', async () => {
    expect(await Promise.all([1, 2].map(() => issueBaseline(record.system)))).toEqual(['baseline', 'baseline'])
    const editions = await listEditions(record.reader, {}, null)
    expect(editions).toMatchObject([{ number: 1, slug: 'baseline', kind: 'baseline', periodStart: null, late: false }])
    const { snapshot } = await readEdition(record.reader, 'baseline')
    expect(snapshot.figures).toMatchObject({ recommendations: 13, addressees: 51, assessed: 2 })
    expect(snapshot.log.size).toBe(34 - 1)
    expect(snapshot.changes).toEqual([])
  })
})

describe('the edition of a month', () => {
  it('is refused while the month lasts', async () => {
    const early = issueMonth('2026-10')
    expect(await refused(early)).toEqual({ key: 'errors.period_not_ended', values: { period: '2026-10', end: '2026-10-31' } })
    expect(await refused(issuePeriod(record.system, { schedule: 'monthly', period: '2026-10' }))).toMatchObject({
      key: 'errors.period_not_ended',
    })
  })

  it('holds what the record held at the end of it, however late it is made', async () => {
    record.clock.set('2026-11-01T04:59:59.999Z')
    await publishUpdate(record, await record.addressee('REC-02'), { status: 'committed', effectiveOn: '2026-10-30' })
    await setDueDate(record.editor, { addresseeId: await record.addressee('REC-04'), dueOn: '2026-10-31' })
    record.clock.set('2026-11-01T05:00:00.000Z')
    await publishUpdate(record, await record.addressee('REC-05'), { status: 'committed', effectiveOn: '2026-10-01' })
    await publishUpdate(record, await record.addressee('REC-02'), { status: 'implemented', effectiveOn: '2026-10-31' })
    record.clock.set('2026-12-15T15:00:00Z')
    const slugs = await Promise.all([1, 2].map(() => issueMonth('2026-10')))
    expect(slugs).toEqual(['monthly-2026-10', 'monthly-2026-10'])
    const { edition, snapshot } = await readEdition(record.reader, 'monthly-2026-10')
    expect(edition).toMatchObject({ periodStart: '2026-10-01', periodEnd: '2026-10-31', asOf: '2026-11-01T05:00:00.000Z', late: true })
    expect(statusIn(snapshot, 'REC-02')).toBe('committed')
    expect(statusIn(snapshot, 'REC-05')).toBe('not_assessed')
    expect(snapshot.figures.overdue).toBe(0)
    const kinds = snapshot.changes.map(({ kind }) => kind)
    expect(kinds.slice(-3)).toEqual(['edition_issued', 'update_published', 'due_date_set'])
    expect(kinds[0]).toBe('catalogue_loaded')
  })

  it('is followed by the next, which begins where it ended, and is not late within a day', async () => {
    record.clock.set('2026-12-02T04:59:00Z')
    await issueMonth('2026-11')
    const { edition, snapshot } = await readEdition(record.reader, 'monthly-2026-11')
    expect(edition.late).toBe(false)
    expect(statusIn(snapshot, 'REC-02')).toBe('implemented')
    expect(snapshot.changes.map(({ kind }) => kind)).toEqual(['update_published', 'update_published'])
    expect(snapshot.figuresBefore?.assessed).toBe(3)
    expect(snapshot.figures.assessed).toBe(4)
  })

  it('misses nothing of its span, though an instance whose clock is behind goes on writing while it is made', async () => {
    record.clock.set('2027-01-02T15:00:00Z')
    const behind = { ...record.editor, clock: movableClock('2026-12-31T15:00:00Z') }
    const addressee = await record.addressee('REC-06')
    const issuing = issueMonth('2026-12')
    while ((await Promise.race([issuing, sleep(20)])) === undefined) {
      await setDueDate(behind, { addresseeId: addressee, dueOn: '2027-06-30' })
    }
    const { edition, snapshot } = await readEdition(record.reader, await issuing)
    const before = await record.db.selectFrom('events').select('seq').where('occurred_at', '<', new Date(edition.asOf)).execute()
    expect(snapshot.log.size).toBe(before.length)
    expect(snapshot.changes.length).toBeGreaterThan(0)
    expect(snapshot.changes.at(-1)?.seq).toBe(before.length - 1)
  })

  it('is left as it is when asked for again, by hand too', async () => {
    const before = await listEditions(record.reader, {}, null)
    expect(await issueMonth('2026-10')).toBe('monthly-2026-10')
    expect(await issuePeriod(record.system, { schedule: 'monthly', period: '2026-10' })).toEqual({ slug: 'monthly-2026-10', existed: true })
    expect(await listEditions(record.reader, {}, null)).toEqual(before)
  })
})

describe('editions', () => {
  it('that are made at the same time are numbered without gaps, each with one event', async () => {
    record.clock.set('2027-02-10T15:00:00Z')
    await Promise.all([issueMonth('2027-01'), issuePeriod(record.system, { schedule: 'quarterly', period: '2026-q4' })])
    const editions = await listEditions(record.reader, {}, null)
    expect(editions.map(({ number }) => number)).toEqual([6, 5, 4, 3, 2, 1])
    const events = await record.db.selectFrom('events').select('seq').where('kind', '=', 'edition_issued').execute()
    expect(events.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(editions.map(({ seq }) => seq).toReversed())
    for (const { slug, number } of editions) expect((await readEdition(record.reader, slug)).snapshot.edition.number).toBe(number)
  })

  it('have the digests that they and the log say, and are the same bytes when rendered again', async () => {
    const { edition, snapshot, snapshotText } = await readEdition(record.reader, 'monthly-2026-10')
    expect(sha256(snapshotText)).toBe(edition.snapshotSha256)
    const event = await record.db.selectFrom('events').select('leaf').where('seq', '=', edition.seq).executeTakeFirstOrThrow()
    const leaf = JSON.parse(event.leaf)
    expect(leaf).toMatchObject({
      edition: edition.number,
      slug: edition.slug,
      as_of: edition.asOf,
      snapshot_sha256: edition.snapshotSha256,
    })
    for (const language of LANGUAGES) {
      const { content, sha256: stated, mediaType } = await readEditionFile(record.reader, edition.slug, language)
      expect(mediaType).toBe('application/pdf')
      expect(sha256(content)).toBe(stated)
      expect(leaf.files).toContainEqual({ language, sha256: stated, bytes: content.length })
      expect(edition.files).toContainEqual(expect.objectContaining({ language, sha256: stated, bytes: content.length }))
      const again = await renderStatusReport(snapshot, language)
      expect(sha256(Buffer.from(again.bytes))).toBe(stated)
    }
  })

  it('are listed as of an instant, and one that is not there is not found', async () => {
    const listed = await listEditions(record.reader, {}, new Date('2026-12-15T15:00:00Z'))
    expect(listed.map(({ slug }) => slug)).not.toContain('monthly-2027-01')
    expect(await refused(readEdition(record.reader, 'monthly-2020-01'))).toBe('NotFound')
    expect(await refused(readEditionFile(record.reader, 'monthly-2026-10', 'fr'))).toBe('NotFound')
  })
})

describe('asked for by hand', () => {
  it.each([
    ['weekly', '2026-10', { key: 'errors.schedule_unknown', values: { schedule: 'weekly', known: 'monthly, quarterly, yearly' } }],
    ['monthly', '2026-13', { key: 'errors.period_invalid', values: { period: '2026-13', example: '2026-10' } }],
    ['quarterly', '2026-10', { key: 'errors.period_invalid', values: { period: '2026-10', example: '2026-q4' } }],
    ['yearly', '2026-q4', { key: 'errors.period_invalid', values: { period: '2026-q4', example: '2026' } }],
    ['yearly', '2027', { key: 'errors.period_not_ended', values: { period: '2027', end: '2027-12-31' } }],
    ['monthly', '9999-12', { key: 'errors.period_not_ended', values: { period: '9999-12', end: '9999-12-31' } }],
  ])('%s %s is refused', async (name, period, fault) => {
    expect(await refused(issuePeriod(record.system, { schedule: name, period }))).toEqual(fault)
  })

  it('a schedule that is not there', async () => {
    const nobody = '00000000-0000-7000-8000-00000000ffff'
    expect(await refused(issueEdition(record.system, { scheduleId: nobody, periodStart: '2026-10-01' }))).toBe('NotFound')
  })
})
