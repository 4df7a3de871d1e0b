import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { enqueueDuePings, pingHubs, readHubFigures, tellHubs } from '../../src/hubs/index.ts'
import { setDueDate } from '../../src/recommendations/index.ts'
import { noteEvents } from '../../src/topics/index.ts'
import { plainEnvironment } from '../support/plain-environment.ts'
import { testRecord, type TestRecord } from '../support/record.ts'
import { startHub, type HubServer } from './hub-server.ts'

let hub: HubServer
let other: HubServer
let record: TestRecord
let now = Date.parse('2026-11-02T15:00:00Z')
let day = 1

beforeAll(async () => {
  hub = await startHub()
  other = await startHub()
  record = await testRecord({ instant: new Date(now).toISOString(), settings: { hubs: [hub.address, other.address] } })
  await tell()
})
afterAll(async () => {
  await record?.close()
  await hub?.close()
  await other?.close()
})
beforeEach(async () => {
  hub.answer = 204
  await record.db.deleteFrom('hub_pings').execute()
  hub.told.splice(0)
  other.told.splice(0)
})

function pass(minutes: number): void {
  now += minutes * 60_000
  record.clock.set(new Date(now).toISOString())
}
async function tell(): Promise<void> {
  await noteEvents(record.system)
  await tellHubs(record.system)
}
/** One act that changes the feeds of one recommendation. */
async function act(): Promise<void> {
  day += 1
  await setDueDate(record.editor, {
    addresseeId: await record.addressee('REC-04'),
    dueOn: `2027-02-${String(day).padStart(2, '0')}`,
  })
  await tell()
}
const owed = async (of: HubServer) =>
  record.db.selectFrom('hub_pings').selectAll().where('hub', '=', of.address).where('given_up_at', 'is', null).execute()

describe('a hub that fails', () => {
  it.each([
    ['sends elsewhere', 302],
    ['is broken', 500],
    ['has enough', 429],
    ['hangs up', 'hangs up'],
  ] as const)('that %s holds up nobody else, and what it wrote is kept nowhere', async (_name, answer) => {
    hub.answer = answer
    await act()
    await pingHubs(record.system)
    expect([(await owed(hub)).length, (await owed(other)).length, other.told.length]).toEqual([24, 0, 24])
    expect(hub.told.length).toBeLessThanOrEqual(4)
    const faults = new Set((await owed(hub)).map(({ fault }) => fault))
    expect([...faults]).toEqual([typeof answer === 'number' ? `status ${answer}` : expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/)])
    expect(await readHubFigures(record.system)).toEqual({ waiting: 24, givenUp: 0, failing: 1 })
  })

  it('is given up after a day, shown for a week, and told of the next change', async () => {
    hub.answer = 503
    await act()
    let tries = 0
    for (let hours = 0; hours < 30; hours += 0.5) {
      await enqueueDuePings(record.system)
      hub.told.splice(0)
      await pingHubs(record.system)
      if (hub.told.length > 0) tries += 1
      pass(30)
    }
    expect(tries).toBeGreaterThan(6)
    expect(tries).toBeLessThan(16)
    expect(await readHubFigures(record.system)).toEqual({ waiting: 0, givenUp: 24, failing: 1 })
    hub.answer = 204
    await pingHubs(record.system)
    expect(hub.told.length).toBeLessThanOrEqual(4)
    await act()
    hub.told.splice(0)
    await pingHubs(record.system)
    expect(hub.told).toHaveLength(24)
    expect(await readHubFigures(record.system)).toEqual({ waiting: 0, givenUp: 0, failing: 0 })
  })

  it('may refuse one feed and take the others', async () => {
    hub.answer = (feed) => (feed.endsWith('/es/feeds/changes.json') ? 400 : 202)
    await act()
    await pingHubs(record.system)
    expect((await owed(hub)).map(({ feed, fault }) => [feed, fault])).toEqual([
      ['https://vigia.example/es/feeds/changes.json', 'status 400'],
    ])
    expect(hub.told).toHaveLength(24)
  })
})

it('does not read what a hub writes without end', async () => {
  hub.answer = 'endless'
  await act()
  await pingHubs(record.system)
  expect(await owed(hub)).toEqual([])
})

it('keeps a change that comes while the hub is told of the one before', async () => {
  let first = true
  const acting: Promise<void>[] = []
  hub.answer = (feed) => {
    if (first && feed.endsWith('/es/feeds/changes.atom')) {
      first = false
      acting.push(act())
    }
    return 204
  }
  await act()
  await pingHubs(record.system)
  await Promise.all(acting)
  await pingHubs(record.system)
  expect(hub.told.length).toBeGreaterThan(24)
  expect(await owed(hub)).toEqual([])
})

it.skipIf(inject('leg').engine === 'embedded')('tells what a worker was telling when it was killed', { timeout: 60_000 }, async () => {
  hub.answer = 'never'
  await act()
  const url = record.connection.url ?? ''
  const child = spawn(process.execPath, [join(import.meta.dirname, 'worker-child.ts'), url, hub.address, new Date(now).toISOString()], {
    stdio: 'inherit',
    env: plainEnvironment(),
  })
  while (hub.told.length < 4) await sleep(20)
  child.kill('SIGKILL')
  await once(child, 'close')
  hub.answer = 204
  pass(1.3)
  hub.told.splice(0)
  await enqueueDuePings(record.system)
  await pingHubs(record.system)
  expect(new Set(hub.told).size).toBe(24)
  expect(await owed(hub)).toEqual([])
})
