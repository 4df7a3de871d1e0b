import { sql } from 'kysely'
import type { Database, Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

const WEEK = 7 * 86_400_000
/** After a failure the address is asked again sooner: two in a row make a dead link. */
const AFTER_FAILURE = 86_400_000
const A_TICK = 20

/** Has the address of an item captured soon; one waiting job an item. Nothing where addresses are not fetched. */
export async function enqueueCapture(ctx: Context & { readonly db: Transaction }, evidenceId: string): Promise<void> {
  if (ctx.fetchLink !== null) await ctx.queue.enqueue(ctx.db, 'capture-link', { evidenceId }, evidenceId)
}

/**
 * Enqueues a capture of every address that was not looked at for a week (a day after a first failure), a few a tick, any of them. Protected
 * items are never asked for. Returns how many.
 */
export async function enqueueDueCaptures(ctx: Context): Promise<number> {
  requireActor(ctx, 'manageEvidence')
  if (ctx.fetchLink === null) return 0
  const ids = await dueCaptures(ctx.db, ctx.clock.now())
  await inTransaction(ctx.db, async (trx) => {
    for (const id of ids) await enqueueCapture({ ...ctx, db: trx }, id)
  })
  return ids.length
}

async function dueCaptures(db: Database, now: Date): Promise<readonly string[]> {
  const newest = (outcomes: readonly ('captured' | 'too_large' | 'failed' | 'withheld' | 'not_allowed')[], since: number) =>
    db
      .selectFrom('link_captures as c')
      .select('c.id')
      .whereRef('c.evidence_id', '=', 'e.id' as never)
      .where('c.outcome', 'in', outcomes)
      .where('c.captured_at', '>', new Date(now.getTime() - since))
  const rows = await db
    .selectFrom('evidence as e')
    .innerJoin('texts as t', (join) => join.onRef('t.owner_id', '=', 'e.id').on('t.field', '=', 'address'))
    .select('e.id')
    .where('e.sensitivity', '<>', 'protected')
    .where('t.body', 'is not', null)
    .where(({ not, exists }) => not(exists(newest(['captured', 'too_large', 'withheld', 'not_allowed'], WEEK))))
    .where(({ not, exists }) => not(exists(newest(['failed'], AFTER_FAILURE))))
    .orderBy(sql`random()`)
    .limit(A_TICK)
    .execute()
  return rows.map((row) => row.id)
}
