import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import type { Transaction } from '../../db/schema.ts'
import { openPeriods } from '../schedules/index.ts'
import { holdEdition } from './hold-edition.ts'
import { editionKey } from './edition-key.ts'
import { readOutstanding } from './read-outstanding.ts'

/** An edition that failed so often, or is tried again only after so long, no longer holds up the next one of its schedule. */
const PATIENCE = 3
const LONG_PAUSE = 60_000

/**
 * Puts every period that has ended into the ledger, once, and sees to whatever in it has no edition yet, the baseline included:
 * a draft where its schedule holds it for an editor, else a job; the queue keeps one job of a kind. The periods of one schedule
 * come one after the other, so that their editions are numbered in their order and each knows the one before. However many
 * instances call it at the same time, however long all of them were down, and whatever became of earlier jobs, nothing is missed
 * and nothing doubled. Returns how many editions are outstanding.
 */
export async function enqueueDueEditions(ctx: Context): Promise<number> {
  const actor = requireActor(ctx, 'issueEdition')
  return inTransaction(ctx.db, async (trx) => {
    const now = ctx.clock.now()
    await openPeriods(trx, now)
    const outstanding = await readOutstanding(trx, now)
    const due = outstanding.filter(({ waiting }) => !waiting)
    for (const found of outstanding) if (found.waiting && found.draft === null) await holdEdition({ ...ctx, db: trx }, actor, found)
    const busy = new Set<string>()
    for (const { period, failures } of due) {
      const { scheduleId, periodStart } = period
      if (busy.has(scheduleId)) continue
      await ctx.queue.enqueue(trx, 'issue-edition', { scheduleId, periodStart }, editionKey(period))
      const nextTry = await ctx.queue.nextTry(trx, 'issue-edition', editionKey(period))
      const pause = nextTry === null ? 0 : nextTry.getTime() - now.getTime()
      if (failures.count < PATIENCE && pause < LONG_PAUSE) busy.add(scheduleId)
    }
    return due.length + (await enqueueMissingBaseline({ ...ctx, db: trx }))
  })
}

async function enqueueMissingBaseline(ctx: Context & { readonly db: Transaction }): Promise<number> {
  const loaded = await ctx.db.selectFrom('instance').select('only_row').where('catalogue_loaded_at', 'is not', null).executeTakeFirst()
  if (!loaded) return 0
  const baseline = await ctx.db.selectFrom('editions').select('id').where('kind', '=', 'baseline').executeTakeFirst()
  if (baseline) return 0
  await ctx.queue.enqueue(ctx.db, 'issue-baseline', {}, 'baseline')
  return 1
}
