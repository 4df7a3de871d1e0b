import { inTransaction } from '../../db/transaction.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { fenceLog } from '../log/index.ts'
import { canonicalSnapshot, countRedactions, takeSnapshot } from '../reports/index.ts'

export interface RequestedView {
  readonly id: string
  readonly scope: string
  readonly length: 'full' | 'brief'
  readonly as_of: Date
  readonly expires_at: Date
}

/**
 * The snapshot of a list view as canonical JSON, from one moment of the database, behind the log's fence. It is no edition: its
 * number is 0, and no event or row of the archive comes of it. `redactions`: how many there were; a further one may have
 * destroyed a text that stands in it.
 */
export async function takeRequestSnapshot(
  ctx: Context,
  view: RequestedView,
): Promise<{ readonly text: string; readonly redactions: number }> {
  const { timeZone } = ctx.settings
  const input = {
    edition: { number: 0, slug: `list-${view.id.slice(-8)}`, kind: 'list', periodStart: null, periodEnd: null, late: false },
    scheduleId: null,
    asOf: view.as_of,
    timeZone,
    startsAt: null,
    scope: view.scope,
    length: view.length,
    supersedes: null,
    request: { id: view.id, expiresOn: dateIn(timeZone, view.expires_at) },
  } as const
  await inTransaction(ctx.db, async (trx) => fenceLog(trx, view.as_of))
  const taken = await ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => ({
      snapshot: await takeSnapshot({ ...ctx, db: trx }, input),
      redactions: await countRedactions(trx),
    }))
  return { text: await canonicalSnapshot(taken.snapshot), redactions: taken.redactions }
}
