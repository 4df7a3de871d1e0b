import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { fingerprintOf } from './address-fingerprint.ts'
import { endStanding } from './end-standing.ts'
import { EndedAddress } from './schemas.ts'

/**
 * Ends everything that an address follows, for somebody who asked for it in another way; `remove` deletes what is held about it
 * at once. Returns how many subscriptions ended; null when the address is not known. Throws Invalid (`email`).
 */
export async function endByAddress(ctx: Context, input: { readonly address: string; readonly remove: boolean }): Promise<number | null> {
  requireActor(ctx, 'keepSubscribers')
  const { email } = parse(EndedAddress, { email: input.address })
  return inTransaction(ctx.db, async (trx) => {
    const subscriber = await trx
      .selectFrom('subscribers')
      .select('id')
      .where('address_fingerprint', '=', fingerprintOf(ctx.vault, email))
      .executeTakeFirst()
    if (!subscriber) return null
    const ended = await endStanding({ ...ctx, db: trx }, subscriber.id, 'by_operator', {})
    if (input.remove) await trx.deleteFrom('subscribers').where('id', '=', subscriber.id).execute()
    return ended
  })
}
