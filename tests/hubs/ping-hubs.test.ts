import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import { enqueueDuePings, pingHubs, readHubFigures, tellHubs } from '../../src/hubs/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { addStatusUpdate, setDueDate, withdrawStatusUpdate } from '../../src/recommendations/index.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { ensureTopic, noteEvents, parseTopicKey } from '../../src/topics/index.ts'
import { publishUpdate, sampleUpdate, testRecord, type TestRecord } from '../support/record.ts'
import { startHub, type HubServer } from './hub-server.ts'

const MINUTE = 60_000
let hub: HubServer
let record: TestRecord
let system: Context
let now = Date.parse('2026-11-02T15:00:00Z')

beforeAll(async () => {
  hub = await startHub()
  record = await testRecord({ instant: new Date(now).toISOString(), settings: { hubs: [hub.address] } })
  system = record.system
  await tell()
  await record.db.deleteFrom('hub_pings').execute()
})
afterAll(async () => {
  await record?.close()
  await hub?.close()
})
beforeEach(() => {
  hub.answer = 204
  hub.told.splice(0)
  hub.requests.splice(0)
})

function pass(minutes: number): void {
  now += minutes * MINUTE
  record.clock.set(new Date(now).toISOString())
}
async function tell(): Promise<void> {
  await noteEvents(system)
  await tellHubs(system)
}
async function tellAndPing(): Promise<readonly string[]> {
  await tell()
  await pingHubs(system)
  return hub.told.toSorted()
}
const waiting = () => record.db.selectFrom('hub_pings').selectAll().where('given_up_at', 'is', null).orderBy('feed').execute()
const setDue = async (code: string, dueOn: string) => setDueDate(record.editor, { addresseeId: await record.addressee(code), dueOn })

/** The feeds at these paths in both languages and all formats. */
function feeds(paths: readonly string[], query = ''): readonly string[] {
  return paths
    .flatMap((path) => ['es', 'en'].flatMap((language) => ['atom', 'rss', 'json'].map((format) => `/${language}/feeds/${path}.${format}`)))
    .map((path) => `https://vigia.example${path}${query}`)
    .toSorted()
}
async function pathsOf(code: string): Promise<readonly string[]> {
  const found = await record.db
    .selectFrom('addressees')
    .innerJoin('recommendations', 'recommendations.id', 'addressees.recommendation_id')
    .innerJoin('themes', 'themes.id', 'recommendations.theme_id')
    .innerJoin('institutions', 'institutions.id', 'addressees.institution_id')
    .select(['themes.slug as theme', 'institutions.slug as institution'])
    .where('addressees.id', '=', await record.addressee(code))
    .executeTakeFirstOrThrow()
  return ['changes', `recommendations/${code}`, `themes/${found.theme}`, `institutions/${found.institution}`]
}

it('tells the hub of the feeds that an act changed, and of no other', async () => {
  await setDue('REC-04', '2027-01-31')
  expect(await tellAndPing()).toEqual(feeds(await pathsOf('REC-04')))
  expect(hub.requests[0]).toEqual({
    method: 'POST',
    type: 'application/x-www-form-urlencoded;charset=UTF-8',
    form: { 'hub.mode': 'publish', 'hub.url': hub.told[0], 'hub.topic': hub.told[0] },
  })
  expect(await waiting()).toEqual([])

  hub.told.splice(0)
  await addStatusUpdate(record.contributor, sampleUpdate(await record.addressee('REC-04')))
  expect(await tellAndPing()).toEqual([])
  await issueBaseline(system)
  expect(await tellAndPing()).toEqual(feeds(['changes', 'reports']))
  hub.told.splice(0)
  const id = await publishUpdate(record, await record.addressee('REC-02'))
  await withdrawStatusUpdate(record.editor, { id, reason: { es: 'La fuente se retractó.', en: '' } })
  expect(await tellAndPing()).toEqual(feeds(['corrections', ...(await pathsOf('REC-02'))]))
})

it('tells of the filters that somebody follows, but for words that somebody typed', async () => {
  const [, , theme = ''] = await pathsOf('REC-05')
  const query = `theme=${theme.replace('themes/', '')}&country=PE`
  for (const key of [`changes?${query}`, 'changes?q=secreto', 'changes?theme=oversight&status=reversed']) {
    const topic = parseTopicKey(key)
    if (topic) await inTransaction(system.db, (trx) => ensureTopic({ ...system, db: trx }, topic))
  }
  await setDue('REC-05', '2027-01-31')
  const told = await tellAndPing()
  expect(told.filter((feed) => feed.includes('?'))).toEqual(feeds(['changes'], `?${query}`))
})

it('tries again what failed, with growing pauses, and doubles nothing meanwhile', async () => {
  const answers = [503, 'hangs up'] as const
  const pauses: number[] = []
  await setDue('REC-04', '2027-02-28')
  await tell()
  const owed = await waiting()
  for (const answer of answers) {
    hub.answer = answer
    hub.told.splice(0)
    await pingHubs(system)
    expect(hub.told.length).toBeGreaterThan(0)
    expect(hub.told.length).toBeLessThan(owed.length)
    const again = await waiting()
    pauses.push(Math.min(...again.map(({ next_try_at }) => next_try_at.getTime())) - now)
    expect(again.map(({ feed }) => feed)).toEqual(owed.map(({ feed }) => feed))
    expect(await readHubFigures(system)).toEqual({ waiting: owed.length, givenUp: 0, failing: 1 })
    const before = hub.told.length
    await setDue('REC-04', answer === 503 ? '2027-03-31' : '2027-04-30')
    await tell()
    await pingHubs(system)
    expect([(await waiting()).length, hub.told.length]).toEqual([owed.length, before])
    pass(answer === 503 ? 1.3 : 2.6)
  }
  expect(pauses[0]).toBeGreaterThanOrEqual(0.75 * MINUTE)
  expect(pauses[0]).toBeLessThanOrEqual(1.25 * MINUTE)
  hub.answer = 204
  hub.told.splice(0)
  await enqueueDuePings(system)
  await pingHubs(system)
  expect(hub.told.toSorted()).toEqual(owed.map(({ feed }) => feed).toSorted())
  expect(await waiting()).toEqual([])
})
