import { inTransaction } from '../../db/transaction.ts'
import type { EndReason } from '../../db/schema/subscriptions.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { endStanding } from './end-standing.ts'
import { readUnsubscribeToken } from './link-tokens.ts'

/** Ends all mails of one frequency by the link that each of them carries. Returns how many subscriptions ended; 0: they had ended. Throws RuleBroken `follow_link_forged`. */
export async function unsubscribe(ctx: Context, token: string, reason: Extract<EndReason, 'one_click' | 'by_subscriber'>): Promise<number> {
  const named = readUnsubscribeToken(ctx.vault, token)
  if (named === null) throw new RuleBroken({ key: 'errors.follow_link_forged' })
  return inTransaction(ctx.db, (trx) => endStanding({ ...ctx, db: trx }, named.subscriberId, reason, { frequency: named.frequency }))
}
