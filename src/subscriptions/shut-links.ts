import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { enqueueMails } from '../mail/index.ts'
import { requireSubscriber } from './require-subscriber.ts'

/** Shuts every link to somebody's preferences that was made before, this one too, and sends a new one to their address. Throws like `requireSubscriber`. */
export async function shutLinks(ctx: Context, token: string): Promise<void> {
  const { id } = await requireSubscriber(ctx, token)
  await inTransaction(ctx.db, async (trx) => {
    await trx.updateTable('subscribers').set({ links_since: ctx.clock.now() }).where('id', '=', id).execute()
    await enqueueMails({ ...ctx, db: trx }, [{ kind: 'access', subscriberId: id }])
  })
}
