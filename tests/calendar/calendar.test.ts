import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setDueDate, withdrawRecommendation } from '../../src/recommendations/index.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import { endSchedule, ensureSchedules, openPeriods, resumeSchedule } from '../../src/schedules/index.ts'
import { publishUpdate, testApp, type TestApp } from '../support/record.ts'

let app: TestApp
let addressee: string

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  await issueBaseline(app.record.system)
  await ensureSchedules(app.record.system)
  addressee = await app.record.addressee('REC-04')
  await due('2027-01-31', '2026-11-03T15:00:00Z')
})

afterAll(() => app?.close())

async function due(dueOn: string, at: string): Promise<void> {
  app.record.clock.set(at)
  await setDueDate(app.record.editor, { addresseeId: addressee, dueOn })
}

async function read(path: string): Promise<readonly ICAL.Event[]> {
  const response = await app.get(path)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = await response.text()
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  return new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

async function dueEntry(language = 'es') {
  const found = (await read(`/${language}/calendar.ics`)).filter((event) => event.uid === `due-${addressee}-${language}`)
  expect(found).toHaveLength(1)
  const [event] = found
  const value = (name: string) => String(event?.component.getFirstPropertyValue(name))
  return {
    on: event?.startDate.toString(),
    sequence: event?.sequence,
    status: value('status'),
    changed: value('last-modified'),
    stamp: value('dtstamp'),
    summary: event?.summary,
  }
}

describe('a due date in the calendar', () => {
  it('keeps its identity whatever becomes of it, and counts its changes', async () => {
    const first = await dueEntry()
    expect(first).toMatchObject({ on: '2027-01-31', sequence: 0, status: 'CONFIRMED', changed: '2026-11-03T15:00:00Z' })
    await due('2027-06-30', '2026-11-04T15:00:00Z')
    const moved = await dueEntry()
    expect(moved).toMatchObject({ on: '2027-06-30', sequence: 1, status: 'CONFIRMED', changed: '2026-11-04T15:00:00Z' })
    expect(moved.stamp).toBe(moved.changed)
    await due('', '2026-11-05T15:00:00Z')
    expect(await dueEntry()).toMatchObject({ on: '2027-06-30', sequence: 2, status: 'CANCELLED' })
    expect((await dueEntry()).summary).toMatch(/^Plazo levantado: REC-04 /)
    await due('2027-12-31', '2026-11-06T15:00:00Z')
    expect(await dueEntry('en')).toMatchObject({ on: '2027-12-31', sequence: 3, status: 'CONFIRMED' })
    app.record.clock.set('2026-11-07T15:00:00Z')
    await withdrawRecommendation(app.record.editor, { code: 'REC-04', reason: { es: 'Repite otra.', en: 'It repeats another.' } })
    expect(await dueEntry()).toMatchObject({ on: '2027-12-31', sequence: 4, status: 'CANCELLED', changed: '2026-11-07T15:00:00Z' })
  })
})

describe('the other dates', () => {
  it('are the reviews, which an assessment puts off, the targets and the reports', async () => {
    const reviewed = await app.record.addressee('REC-02')
    const uid = `review-${reviewed}-en`
    const before = (await read('/en/calendar.ics')).find((event) => event.uid === uid)
    expect(before?.startDate.toString()).toBe('2027-05-01')
    app.record.clock.set('2026-11-10T15:00:00Z')
    await publishUpdate(app.record, reviewed)
    const events = await read('/en/calendar.ics')
    const after = events.find((event) => event.uid === uid)
    expect(after?.startDate.toString()).toBe('2027-05-09')
    expect(after?.sequence).toBe((before?.sequence ?? 0) + 1)
    expect(after?.description).toContain('Status: Partial')
    expect(after?.description).toContain('https://vigia.example/en/recommendations/REC-02')
    const kinds = new Set(events.map((event) => event.uid.split('-')[0]))
    expect(kinds).toEqual(new Set(['due', 'milestone', 'report', 'review']))
    expect(events.find((event) => event.uid.startsWith('report-'))?.summary).toBe('Vigía issues: Monthly report, November 2026')
    expect(new Set(events.map((event) => event.uid)).size).toBe(events.length)
    const named = events.filter((event) => event.component.getFirstPropertyValue('status') === 'CONFIRMED')
    expect(new Set(named.map((event) => `${event.summary} ${event.startDate.toString()}`)).size).toBe(named.length)
    for (const event of events) expect(event.startDate.isDate).toBe(true)
  })

  it('are narrowed as the list is; nothing that fits is an empty calendar', async () => {
    const themed = await read('/es/calendar.ics?theme=oversight')
    expect(themed.length).toBeGreaterThan(0)
    expect(themed.length).toBeLessThan((await read('/es/calendar.ics')).length)
    const one = await read('/es/calendar.ics?recommendation=REC-02')
    expect(one.every((event) => event.description.includes('/REC-02'))).toBe(true)
    expect(await read('/es/calendar.ics?status=reversed&overdue=1')).toEqual([])
  })

  it.each(['theme=nowhere', 'institution=nobody', 'status=done', 'colour=red', 'recommendation=REC-99', 'overdue=perhaps'])(
    'are refused for %s, by name',
    async (query) => {
      const response = await app.get(`/es/calendar.ics?${query}`)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ status: 400, fields: { [query.split('=')[0] ?? '']: expect.any(String) } })
    },
  )
})

describe('the report of a schedule', () => {
  it('is called off with the schedule, and on again', async () => {
    const { administrator, clock, db } = app.record
    await inTransaction(db, (trx) => openPeriods(trx, clock.now()))
    const entry = async () => {
      const found = (await read('/en/calendar.ics')).filter((event) => event.summary.includes('Quarterly report, fourth quarter of 2026'))
      return found.map((event) => [event.startDate.toString(), event.sequence, event.component.getFirstPropertyValue('status')])
    }
    expect(await entry()).toEqual([['2027-01-01', 0, 'CONFIRMED']])
    clock.set('2026-11-12T15:00:00Z')
    await endSchedule(administrator, { slug: 'quarterly', version: 1 })
    expect(await entry()).toEqual([['2027-01-01', 1, 'CANCELLED']])
    clock.set('2026-11-13T15:00:00Z')
    await resumeSchedule(administrator, { slug: 'quarterly', version: 2 })
    expect(await entry()).toEqual([['2027-01-01', 2, 'CONFIRMED']])
  })
})

describe('the calendar as a file', () => {
  it('is the same bytes until something changes, and is not sent again to whoever has it', async () => {
    const first = await app.get('/es/calendar.ics')
    const body = await first.text()
    app.record.clock.set('2026-11-20T15:00:00Z')
    expect(await (await app.get('/es/calendar.ics')).text()).toBe(body)
    const etag = first.headers.get('etag') ?? ''
    const since = first.headers.get('last-modified') ?? ''
    for (const headers of [{ 'if-none-match': etag }, { 'if-modified-since': since }]) {
      const response = await app.get('/es/calendar.ics', headers)
      expect([response.status, await response.text()]).toEqual([304, ''])
      for (const name of ['etag', 'last-modified', 'cache-control']) expect(response.headers.get(name)).toBe(first.headers.get(name))
    }
    await setDueDate(app.record.editor, { addresseeId: await app.record.addressee('REC-02'), dueOn: '2027-03-01' })
    expect((await app.get('/es/calendar.ics', { 'if-none-match': etag, 'if-modified-since': since })).status).toBe(200)
  })
})
