import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '../../src/kernel/context.ts'
import { recoverDigestRuns, startDigestRuns } from '../../src/mailings/index.ts'
import { setDueDate } from '../../src/recommendations/index.ts'
import { testRecord, type TestRecord } from '../support/record.ts'
import { follow } from './follow.ts'

const BEGIN = '2026-11-02T15:00:00Z'
const HOUR = 3_600_000

let record: TestRecord
let addressee: string
let due = 0

beforeAll(async () => {
  record = await testRecord({ instant: BEGIN })
  addressee = await record.addressee('REC-03')
  await follow(record, { address: 'daily@example.org', follows: { changes: 'daily' } })
  await follow(record, { address: 'both@example.org', follows: { changes: 'weekly', 'changes?recommendation=REC-03': 'daily' } })
  await follow(record, { address: 'elsewhere@example.org', follows: { 'changes?recommendation=REC-05': 'daily' } })
})

afterAll(() => record?.close())

beforeEach(clear)

/** No run has ever been, and everybody follows since now. */
async function clear(): Promise<void> {
  await sql`delete from mails`.execute(record.db)
  await sql`delete from digest_runs`.execute(record.db)
  await sql`update subscriptions set from_seq = (select size from log_head)`.execute(record.db)
}

/** A significant act on REC-03, at the instant where the clock stands. */
async function act(): Promise<void> {
  due += 1
  await setDueDate(record.editor, { addresseeId: addressee, dueOn: `20${30 + (due % 60)}-01-15` })
}

function runs() {
  return record.db.selectFrom('digest_runs').selectAll().orderBy('frequency').orderBy('runs_on').execute()
}

async function sizeOfLog(): Promise<number> {
  return (await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size
}

function mailsOf(runId: string) {
  return record.db.selectFrom('mails').select('subscriber_id').where('run_id', '=', runId).execute()
}

describe('digest runs', () => {
  it('put every act into exactly one window a frequency, whatever ticks, pauses, acts and steps of the clock there are', async () => {
    let start = record.clock.now().getTime()
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.constant('act' as const) },
      { weight: 3, arbitrary: fc.constant('tick' as const) },
      { weight: 1, arbitrary: fc.constant('recover' as const) },
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 24 * 9 }) },
      { weight: 1, arbitrary: fc.integer({ min: -60, max: -1 }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        await clear()
        const began = await sizeOfLog()
        // Steps back are made good at the end.
        const back = steps.reduce<number>((sum, one) => (typeof one === 'number' ? sum - Math.min(0, one) : sum), 0)
        for (const [index, one] of ['tick' as const, ...steps, back + 24 * 8, 'tick' as const, 'recover' as const].entries()) {
          if (one === 'act') await act()
          else if (one === 'tick') await startDigestRuns(record.system)
          else if (one === 'recover') await recoverDigestRuns(record.system)
          else start += one * HOUR
          record.clock.set(new Date(start + index).toISOString())
        }
        const [all, size] = [await runs(), await sizeOfLog()]
        for (const frequency of ['daily', 'weekly']) {
          const own = all.filter((run) => run.frequency === frequency)
          const told = own.flatMap((run) => Array.from({ length: run.to_seq - run.from_seq }, (_, place) => run.from_seq + place))
          expect(told).toEqual(Array.from({ length: size - began }, (_, place) => began + place))
          expect(own.every((run) => run.enqueued_at !== null)).toBe(true)
        }
        for (const run of all)
          expect((await mailsOf(run.id)).length).toBe(run.to_seq === run.from_seq ? 0 : run.frequency === 'daily' ? 2 : 1)
      }),
      { numRuns: 8 },
    )
  }, 60_000)

  it('are opened and filled once by instances that tick at the same moment', async () => {
    record.clock.set('2040-06-05T15:00:00Z')
    await startDigestRuns(record.system)
    await act()
    record.clock.set(new Date(record.clock.now().getTime() + 8 * 24 * HOUR).toISOString())
    await Promise.all(Array.from({ length: 6 }, () => startDigestRuns(record.system)))
    const all = await runs()
    expect(all.map((run) => run.frequency)).toEqual(['daily', 'daily', 'weekly', 'weekly'])
    const mails = await record.db.selectFrom('mails').select(['run_id', 'subscriber_id', 'message_id', 'id']).execute()
    expect(new Set(mails.map((mail) => `${mail.run_id} ${mail.subscriber_id}`)).size).toBe(mails.length)
    expect(mails).toHaveLength(3)
    for (const mail of mails) expect(mail.message_id).toBe(`${mail.id}@vigia.example`)
  })

  it('go on where one was left in the middle, and are recorded where a day had none', async () => {
    record.clock.set('2040-07-03T15:00:00Z')
    await startDigestRuns(record.system)
    await act()
    record.clock.set(new Date(record.clock.now().getTime() + 4 * 24 * HOUR).toISOString())
    const killed: Context = { ...record.system, queue: { ...record.queue, enqueue: () => Promise.reject(new Error('killed')) } }
    await expect(startDigestRuns(killed)).rejects.toThrow('killed')
    expect((await runs()).filter((run) => run.enqueued_at === null)).toHaveLength(1)
    expect(await record.db.selectFrom('mails').select('id').execute()).toEqual([])
    record.clock.set(new Date(record.clock.now().getTime() + HOUR / 2).toISOString())
    const found = await recoverDigestRuns(record.system)
    expect(found.stuck).toBe(1)
    expect(found.missed.filter(({ frequency }) => frequency === 'daily')).toHaveLength(3)
    expect(await recoverDigestRuns(record.system)).toEqual({ missed: [], stuck: 0 })
    expect((await runs()).filter((run) => run.enqueued_at === null)).toEqual([])
    const whole = await record.db.selectFrom('mails').selectAll().orderBy('subscriber_id').execute()
    expect(whole).toHaveLength(2)
    await record.db
      .deleteFrom('mails')
      .where('id', '=', whole[1]?.id ?? '')
      .execute()
    await record.db
      .updateTable('digest_runs')
      .set({ enqueued_at: null })
      .where('id', '=', whole[1]?.run_id ?? '')
      .execute()
    await startDigestRuns(record.system)
    const again = await record.db.selectFrom('mails').selectAll().orderBy('subscriber_id').execute()
    expect(again.map((mail) => mail.subscriber_id)).toEqual(whole.map((mail) => mail.subscriber_id))
    expect(again[0]).toEqual(whole[0])
  })

  it('tell in one go what was missed while nothing ran', async () => {
    record.clock.set('2040-08-07T15:00:00Z')
    await startDigestRuns(record.system)
    await act()
    record.clock.set(new Date(record.clock.now().getTime() + 30 * 24 * HOUR).toISOString())
    await act()
    await startDigestRuns(record.system)
    const daily = (await runs()).filter((run) => run.frequency === 'daily')
    expect(daily.map((run) => run.to_seq - run.from_seq)).toEqual([0, 2])
    expect(await mailsOf(daily[1]?.id ?? '')).toHaveLength(2)
  })
})
