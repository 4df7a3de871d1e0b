import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { fenceLog } from '../log/index.ts'
import { DIGESTS, digestTimes, type DigestFrequency } from './digest-times.ts'
import { startDigestRuns } from './start-digest-runs.ts'

const WEEK = 7 * 86_400_000
/** A run that still lacks mails after so long was left by whoever began it. */
const PATIENCE = 10 * 60_000

export interface RecoveredDigests {
  /** Days of the last seven on which a digest was due and none was opened; each is on record now, its acts are the next run's. */
  readonly missed: readonly { readonly frequency: DigestFrequency; readonly runsOn: string }[]
  /** Runs that had lacked mails for ten minutes; they have them now, or another instance is at it. */
  readonly stuck: number
}

/**
 * Looks whether what should have happened did: runs that lack mails, and days without a run though one was due. A run is owed only
 * since the first one of its frequency. Idempotent: what it mends or records it does not find again.
 */
export async function recoverDigestRuns(ctx: Context): Promise<RecoveredDigests> {
  requireActor(ctx, 'startDigests')
  const now = ctx.clock.now()
  const left = await ctx.db
    .selectFrom('digest_runs')
    .select('id')
    .where('enqueued_at', 'is', null)
    .where('started_at', '<', new Date(now.getTime() - PATIENCE))
    .execute()
  await startDigestRuns(ctx)
  const missed = []
  for (const frequency of DIGESTS) {
    for (const runsOn of await recordMissed(ctx, frequency, now)) missed.push({ frequency, runsOn })
  }
  return { missed, stuck: left.length }
}

/** A day without a run has an empty one from now on, at the place in the log where the run after it begins. */
async function recordMissed(ctx: Context, frequency: DigestFrequency, now: Date): Promise<readonly string[]> {
  const due = digestTimes(frequency, ctx.settings.timeZone).dueBetween(new Date(now.getTime() - WEEK), now)
  return inTransaction(ctx.db, async (trx) => {
    await fenceLog(trx, now)
    const runs = await trx
      .selectFrom('digest_runs')
      .select(['runs_on', 'from_seq'])
      .where('frequency', '=', frequency)
      .orderBy('runs_on')
      .execute()
    const [first] = runs
    if (!first) return []
    const missing = due
      .filter((day) => day > first.runs_on && runs.every((run) => run.runs_on !== day))
      .flatMap((day) => {
        const after = runs.find((run) => run.runs_on > day)
        return after ? [{ runsOn: day, at: after.from_seq }] : []
      })
    if (missing.length === 0) return []
    const row = { frequency, started_at: now, enqueued_at: now, finished_at: now }
    await trx
      .insertInto('digest_runs')
      .values(missing.map(({ runsOn, at }) => ({ ...row, id: randomUUIDv7(), runs_on: runsOn, from_seq: at, to_seq: at })))
      .execute()
    return missing.map(({ runsOn }) => runsOn)
  })
}
