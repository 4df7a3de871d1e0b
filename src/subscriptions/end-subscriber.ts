import type { EndReason } from '../../db/schema/subscriptions.ts'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { endStanding } from './end-standing.ts'

/** Ends everything that a subscriber follows or asked to follow, in the caller's transaction: nothing is written to that address any more. Returns how many ended. */
export async function endSubscriber(ctx: Context & { readonly db: Transaction }, subscriberId: string, reason: EndReason): Promise<number> {
  return endStanding(ctx, subscriberId, reason, {})
}
