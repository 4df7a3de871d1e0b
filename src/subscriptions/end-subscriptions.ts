import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { endStanding } from './end-standing.ts'
import { requireSubscriber } from './require-subscriber.ts'

/** Ends one of the things that somebody follows, or all of them, by their link. Ending again changes nothing. Throws like `requireSubscriber`. */
export async function endSubscriptions(ctx: Context, token: string, subscriptionId: string | null): Promise<number> {
  const { id } = await requireSubscriber(ctx, token)
  return inTransaction(ctx.db, (trx) =>
    endStanding({ ...ctx, db: trx }, id, 'by_subscriber', subscriptionId === null ? {} : { subscriptionId }),
  )
}
