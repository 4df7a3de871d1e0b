import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

/** Removes a batch that was never published, with all its rows; one that is not there is no fault. Throws Forbidden. */
export async function discardActivities(ctx: Context & { readonly db: Transaction }, batchId: string): Promise<void> {
  requireActor(ctx, 'importRecords')
  await ctx.db.deleteFrom('activities').where('batch_id', '=', batchId).execute()
  await ctx.db.deleteFrom('activity_sums').where('batch_id', '=', batchId).execute()
  await ctx.db.deleteFrom('activity_batches').where('id', '=', batchId).execute()
}
