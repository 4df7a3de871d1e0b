import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { KEPT_DAYS } from './limits.ts'

/** Removes deliveries, with their attempts, that were made more than thirty days ago. Throws Forbidden. */
export async function dropOldDeliveries(ctx: Context): Promise<void> {
  requireActor(ctx, 'deliverWebhooks')
  const before = new Date(ctx.clock.now().getTime() - KEPT_DAYS * 86_400_000)
  await ctx.db.deleteFrom('webhook_deliveries').where('created_at', '<', before).where('state', '<>', 'sending').execute()
}
