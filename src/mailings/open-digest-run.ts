import { randomUUIDv7 } from 'node:crypto'
import type { Database, Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { fenceLog } from '../log/index.ts'
import { digestTimes, type DigestFrequency } from './digest-times.ts'

/**
 * Opens the run of a frequency that fell due last, if nobody has yet: its acts are those from where the run before ended up to the
 * log's size behind a fence, so that no act is left out or told twice, and after days of downtime one run tells everything missed.
 * The very first run begins where the first subscriber's do, or where the log stands. Returns whether a run was opened.
 */
export async function openDigestRun(ctx: Context, frequency: DigestFrequency): Promise<boolean> {
  const now = ctx.clock.now()
  const runsOn = digestTimes(frequency, ctx.settings.timeZone).lastDue(now)
  if (isThere(await latestRun(ctx.db, frequency), runsOn)) return false
  return inTransaction(ctx.db, async (trx) => {
    const size = await fenceLog(trx, now)
    const before = await latestRun(trx, frequency)
    if (isThere(before, runsOn)) return false
    await trx
      .insertInto('digest_runs')
      .values({
        id: randomUUIDv7(),
        frequency,
        runs_on: runsOn,
        from_seq: before?.to_seq ?? (await firstSeq(trx, frequency, size)),
        to_seq: size,
        started_at: now,
        enqueued_at: null,
        finished_at: null,
      })
      .execute()
    return true
  })
}

interface LatestRun {
  readonly runs_on: string
  readonly to_seq: number
}

function isThere(latest: LatestRun | undefined, runsOn: string): boolean {
  return latest !== undefined && latest.runs_on >= runsOn
}

async function latestRun(db: Database, frequency: DigestFrequency): Promise<LatestRun | undefined> {
  return db
    .selectFrom('digest_runs')
    .select(['runs_on', 'to_seq'])
    .where('frequency', '=', frequency)
    .orderBy('runs_on', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function firstSeq(trx: Transaction, frequency: DigestFrequency, size: number): Promise<number> {
  const first = await trx
    .selectFrom('subscriptions')
    .select('from_seq')
    .where('frequency', '=', frequency)
    .where('from_seq', 'is not', null)
    .orderBy('from_seq')
    .limit(1)
    .executeTakeFirst()
  return Math.min(first?.from_seq ?? size, size)
}
