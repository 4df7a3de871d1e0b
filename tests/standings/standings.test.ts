import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../../src/kernel/context.ts'
import { addresseeRows } from '../../src/recommendations/index.ts'
import { readStandings } from '../../src/standings/index.ts'
import { everyAct } from '../log/every-act.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'
import { A_DAY, randomAct, randomActor } from './random-acts.ts'

let record: TestRecord
beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})
afterAll(() => record.close())

/** The standings are the rule itself, row by row: of what stands, and of withdrawn recommendations. */
async function expectTheRule(ctx: Context, asOf: Date | null): Promise<void> {
  const rows = await addresseeRows(ctx, { withdrawn: true }, asOf).execute()
  const standing = new Set((await addresseeRows(ctx, {}, asOf).execute()).map(({ id }) => id))
  const rule = rows.map((row) => ({
    addresseeId: row.id,
    code: row.code,
    recommendationPosition: row.recommendation_position,
    theme: row.theme_slug,
    institution: row.institution_slug,
    country: row.country,
    basis: row.basis,
    status: row.status,
    since: row.effective_on,
    dueOn: row.due_on,
    overdue: row.overdue,
    stale: row.stale,
    awaitingReply: row.awaiting_reply,
    position: row.position,
    lastPublishedAt: row.last_published_at,
    withdrawn: !standing.has(row.id),
  }))
  const { addressees, withdrawn } = await readStandings(ctx, asOf)
  expect(addressees.map(({ kind: _, ...told }) => told)).toEqual(rule.filter((row) => !row.withdrawn))
  expect(withdrawn.map(({ kind: _, ...told }) => told)).toEqual(rule.filter((row) => row.withdrawn))
}

it('say of any history at any instant what the rule says of each addressee', async () => {
  const act = await randomActor(record)
  await fc.assert(
    fc.asyncProperty(
      fc.array(randomAct, { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat({ max: 400 }), { maxLength: 3 }),
      async (acts, days) => {
        const from = record.clock.now().getTime()
        for (const one of acts) await act(one)
        await expectTheRule(record.reader, null)
        const now = record.clock.now().getTime()
        for (const at of [from, from + 1, now, now + 1, ...days.map((back) => now - back * A_DAY)]) {
          await expectTheRule(record.reader, new Date(at))
        }
        record.clock.set(new Date(now + 35 * A_DAY).toISOString())
        await expectTheRule(record.reader, null)
      },
    ),
    { numRuns: 5 },
  )
})

it('say it after acts of every kind, and inside a transaction what that transaction sees', async () => {
  const other = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  try {
    await everyAct(other)
    const acts = await other.db.selectFrom('events').select('occurred_at').distinct().execute()
    for (const { occurred_at } of acts) await expectTheRule(other.reader, new Date(occurred_at.getTime() + 1))
    await expectTheRule(other.reader, null)
    const addressee = await other.addressee('REC-04')
    await inTransaction(other.db, async (trx) => {
      const inside = <Actor extends Context>(ctx: Actor) => ({ ...ctx, db: trx })
      await publishUpdate({ ...other, db: trx, contributor: inside(other.contributor), editor: inside(other.editor) }, addressee, {
        status: 'reversed',
      })
      await expectTheRule(inside(other.reader), null)
      expect(
        (await readStandings(inside(other.reader), null)).addressees.find(({ addresseeId }) => addresseeId === addressee)?.status,
      ).toBe('reversed')
      await expectTheRule(inside(other.reader), new Date('2026-11-03T00:00:00Z'))
    })
    await expectTheRule(other.reader, null)
  } finally {
    await other.close()
  }
}, 90_000)
