import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDashboard, readEvidencePage, readRecommendationPage } from '../../src/overview/index.ts'
import { listCitedEvidence, locateUpdate, readHistory, UPDATES_SHOWN, withdrawStatusUpdate } from '../../src/recommendations/index.ts'
import { publishUpdate, sampleEvidence, testApp, thrown, type TestApp } from '../support/record.ts'

const CODE = 'REC-02'
const MADE = 14

let app: TestApp
/** The oldest first. */
const updates: string[] = []

beforeAll(async () => {
  app = await testApp({ instant: '2026-09-01T15:00:00Z' })
  const { record } = app
  for (let n = 0; n < MADE; n += 1) {
    record.clock.set(`2026-11-${String(n + 1).padStart(2, '0')}T15:00:00Z`)
    updates.push(
      await publishUpdate(record, await record.addressee(CODE, n % 2), {
        status: n % 4 < 2 ? 'committed' : 'partial',
        effectiveOn: `2026-10-${String(n + 1).padStart(2, '0')}`,
        newEvidence: [
          { ...sampleEvidence({ title: `Fuente ${n}`, date: `2026-09-${String(n + 1).padStart(2, '0')}` }), announcementOnly: false },
        ],
      }),
    )
  }
  record.clock.set('2026-11-20T15:00:00Z')
})

afterAll(() => app?.close())

const newestFirst = () => updates.toReversed()

describe('a long history', () => {
  it('is read in pages that begin with an update, each update once, in the order in which they win', async () => {
    const { reader } = app.record
    const seen: string[] = []
    for (let from: string | null = null, page = 0; page < 9; page += 1) {
      const found = await readHistory(reader, CODE, { from, limit: 4 }, null)
      seen.push(...found.updates.map(({ id }) => id))
      if (found.next === null) break
      from = found.next
    }
    expect(seen).toEqual(newestFirst())
    expect(await thrown(readHistory(reader, 'REC-01', { from: updates[0] ?? '', limit: 4 }, null))).toBe('NotFound')
  })

  it('as of an instant holds what was published by then, and a link to an update leads where it stood', async () => {
    const { reader, db } = app.record
    const asOf = new Date('2026-11-03T16:00:00Z')
    const then = await readHistory(reader, CODE, { from: null, limit: 9 }, asOf)
    expect(then.updates.map(({ id }) => id)).toEqual(updates.slice(0, 3).toReversed())
    const oldest = updates[0] ?? ''
    expect(await locateUpdate(db, oldest, asOf)).toEqual({ query: '' })
    expect(await locateUpdate(db, oldest, null)).toEqual({ query: `/history?from=${oldest}` })
    expect(await locateUpdate(db, newestFirst()[UPDATES_SHOWN - 1] ?? '', null)).toEqual({ query: '' })
  })

  it('leaves the latest on the page of the recommendation, the others in a line each, and every link to an update leads to it', async () => {
    const page = await (await app.get(`/es/recommendations/${CODE}`)).text()
    const whole = [...page.matchAll(/id="update-([^"]+)" class="is-/g)].map(([, id]) => id)
    expect(whole).toEqual(newestFirst().slice(0, UPDATES_SHOWN))
    const all = [...page.matchAll(/id="update-([^"]+)"/g)].map(([, id]) => id)
    expect(all).toEqual(newestFirst())
    expect(page).toContain(`${MADE - UPDATES_SHOWN} evaluaciones anteriores`)
    const linked = [...page.matchAll(/href="(?:\/es\/recommendations\/REC-02\/history\?from=|#update-)([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(linked)).toEqual(new Set(updates))
    const older = await (await app.get(`/es/recommendations/${CODE}/history?from=${updates[MADE - UPDATES_SHOWN - 1]}`)).text()
    expect([...older.matchAll(/id="update-([^"]+)"/g)].map(([, id]) => id)).toEqual(newestFirst().slice(UPDATES_SHOWN))
    for (const from of ['x', '00000000-0000-7000-8000-00000000ffff'])
      expect((await app.get(`/es/recommendations/${CODE}/history?from=${from}`, { accept: 'text/html' })).status).toBe(404)
  })

  it('shows whole whatever a status derives from, however old', async () => {
    const { record } = app
    const id = await publishUpdate(record, await record.addressee(CODE, 2), { effectiveOn: '2026-02-01' })
    const page = await (await app.get(`/es/recommendations/${CODE}`)).text()
    expect(page).toMatch(new RegExp(`id="update-${id}" class="is-standing"`))
    expect(await locateUpdate(record.db, id, null)).toEqual({ query: '' })
  })
})

describe('the evidence of a recommendation', () => {
  it('is each public item once, newest source first, with what it is cited for; as of an instant, what was public then', async () => {
    const { reader } = app.record
    const { items, total, next } = await listCitedEvidence(reader, CODE, { from: null, limit: 3 }, null)
    expect(items.slice(0, 3).map(({ evidence }) => evidence.title)).toEqual(['Fuente 13', 'Fuente 12', 'Fuente 11'])
    expect(items[0]?.uses).toEqual([expect.objectContaining({ kind: 'update', id: updates[13], effectiveOn: '2026-10-14' })])
    const rest = await listCitedEvidence(reader, CODE, { from: next, limit: 99 }, null)
    expect(rest.items.length + 3).toBe(total)
    const then = await listCitedEvidence(reader, CODE, { from: null, limit: 99 }, new Date('2026-11-02T16:00:00Z'))
    expect(then.items.filter(({ evidence }) => evidence.title.startsWith('Fuente')).length).toBe(2)
    const id = items[0]?.evidence.id ?? ''
    const page = await readEvidencePage(reader, id, null)
    expect([page.citationsInAll, page.citations[0]?.about]).toEqual([1, updates[13]])
    expect(await thrown(readEvidencePage(reader, id, new Date('2026-11-02T16:00:00Z')))).toBe('NotFound')
  })
})

it('the front page counts what moved in thirty days against the record as it stood then', async () => {
  const { record } = app
  const { movement, figures, due } = await readDashboard(record.reader, null)
  expect(movement).toMatchObject({ from: '2026-10-21', to: '2026-11-20', moved: 3, added: 0 })
  const net = Object.fromEntries(movement?.byStatus.map(({ status, count }) => [status, count]) ?? [])
  expect(net).toMatchObject({ not_assessed: -3, partial: 1, committed: 2 })
  expect(figures.byStatus.reduce((sum, { count }) => sum + count, 0)).toBe(figures.addressees)
  expect(due.every(({ dueOn }) => dueOn !== null)).toBe(true)
  expect((await readDashboard(record.reader, new Date('2026-09-10T15:00:00Z'))).movement).toBeNull()
  const page = await (await app.get('/en')).text()
  expect(page).toContain('href="/en/compare?from=2026-10-21&amp;to=2026-11-20"')
  expect(page).toMatch(/3 addressees changed status since/)
})

it('a withdrawn update leaves the course of the status and stays in the history with its fate', async () => {
  const { record } = app
  const last = newestFirst()[0] ?? ''
  await withdrawStatusUpdate(record.editor, { id: last, reason: { es: 'Era otra fuente.', en: '' } })
  const { courses, updates: shown, current } = await readRecommendationPage(record.reader, CODE, null)
  expect(courses.flatMap(({ steps }) => steps.map(({ update }) => update))).not.toContain(last)
  expect(courses.flatMap(({ struck }) => struck.map(({ standing }) => standing))).toEqual(['withdrawn'])
  expect(shown[0]).toMatchObject({ id: last, standing: 'withdrawn' })
  expect(Object.values(current).map(({ id }) => id)).not.toContain(last)
})
