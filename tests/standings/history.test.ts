import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '../../src/kernel/context.ts'
import { addresseeRows } from '../../src/recommendations/index.ts'
import { StandingsMemory } from '../../src/standings/standings-memory.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'

/** A history is long from the second row on. */
const SHORT = 1
const STATUSES = ['committed', 'partial', 'reversed', 'implemented'] as const

let record: TestRecord
let addressee: string
const instants: Date[] = []
beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  addressee = await record.addressee('REC-02')
  for (const [day, status] of STATUSES.entries()) await publishOn(day, status)
})
afterAll(() => record.close())

async function publishOn(day: number, status: (typeof STATUSES)[number]): Promise<void> {
  record.clock.set(`2026-11-${String(3 + day).padStart(2, '0')}T15:00:00Z`)
  await publishUpdate(record, addressee, { status })
  instants.push(new Date(record.clock.now().getTime() + 1))
}

const statusesOf = (rows: readonly { readonly status: string }[]) => rows.map(({ status }) => status)

/** At every instant so far: what the memory says against the rule. */
async function expectTheRule(memory: StandingsMemory, ctx: Context): Promise<void> {
  for (const instant of instants) {
    const { addressees } = await memory.read(ctx, { before: instant.getTime(), endOfView: instant.getTime(), day: '2026-11-02' })
    expect(statusesOf(addressees)).toEqual(statusesOf(await addresseeRows(ctx, {}, instant).execute()))
  }
}

it('a history too long to be read at once answers before, while and after it is read, with acts coming in', async () => {
  const memory = new StandingsMemory(SHORT)
  const now = await memory.read(record.reader, { before: null, endOfView: record.clock.now().getTime(), day: '2026-11-06' })
  expect(now.addressees.find(({ addresseeId }) => addresseeId === addressee)?.status).toBe('implemented')
  expect(memory.isComplete).toBe(false)
  const looking = expectTheRule(memory, record.reader)
  await publishOn(5, 'reversed')
  await looking
  await memory.readHistory(record.reader)
  expect(memory.isComplete).toBe(true)
  await publishOn(6, 'partial')
  await expectTheRule(memory, record.reader)
})

it('a history that cannot be read is told, answers all the same and is tried again', async () => {
  const memory = new StandingsMemory(SHORT)
  const told: unknown[] = []
  memory.tell = (error) => told.push(error)
  let broken = true
  const db = record.db.withPlugin({
    transformQuery: ({ node }) => {
      if (broken && JSON.stringify(node).includes('order by s.from_seq"')) throw new Error('the disk is on fire')
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const ctx = { ...record.reader, db }
  await expectTheRule(memory, ctx)
  expect(told.map(String)).toContain('Error: the disk is on fire')
  await expect(memory.readHistory(ctx)).rejects.toThrow('the disk is on fire')
  expect(memory.isComplete).toBe(false)
  broken = false
  await memory.readHistory(ctx)
  const before = told.length
  await expectTheRule(memory, ctx)
  expect([memory.isComplete, told.length]).toEqual([true, before])
  const stopped = new StandingsMemory(SHORT)
  await expect(stopped.readHistory(ctx, AbortSignal.abort())).rejects.toThrow(/abort/)
})
