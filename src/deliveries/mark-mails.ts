import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { endSubscriber } from '../subscriptions/index.ts'
import type { MailRow } from './mail-row.ts'
import { nextTry } from './next-try.ts'

/** Mails that were taken, or that turned out to have nothing to say. What was accepted is sent, whoever holds the row by now. */
export async function markFinished(ctx: Context, ids: readonly string[], state: 'sent' | 'dropped', code: string | null): Promise<void> {
  await ctx.db
    .updateTable('mails')
    .set({ state, finished_at: ctx.clock.now(), response: code, claimed_by: null, lease_until: null })
    .where('id', 'in', ids)
    .where('state', 'in', ['waiting', 'sending'])
    .execute()
}

/** A mail that is refused for good; with `address`, nothing more is written to whom it was for. */
export async function markRefused(ctx: Context, row: MailRow, code: string, address: boolean): Promise<void> {
  await inTransaction(ctx.db, async (trx) => {
    await trx
      .updateTable('mails')
      .set({ state: 'refused', finished_at: ctx.clock.now(), response: code, claimed_by: null, lease_until: null })
      .where('id', '=', row.id)
      .where('state', '=', 'sending')
      .execute()
    if (address) await endSubscriber({ ...ctx, db: trx }, row.subscriber_id, 'bounce')
  })
}

/** A mail that is tried again later, with growing pauses; given up after three days of tries. */
export async function markDeferred(ctx: Context, sender: string, row: MailRow, code: string): Promise<void> {
  const attempts = row.attempts + 1
  const at = nextTry(ctx.clock.now(), attempts)
  if (at === null) return markRefused(ctx, row, code, false)
  await ctx.db
    .updateTable('mails')
    .set({ state: 'waiting', attempts, next_try_at: at, response: code, claimed_by: null, lease_until: null })
    .where('id', '=', row.id)
    .where('state', '=', 'sending')
    .where('claimed_by', '=', sender)
    .execute()
}
