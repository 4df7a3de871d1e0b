import type { Context } from '../kernel/context.ts'
import { requireSubscriber } from './require-subscriber.ts'

/** Removes everything that is held about somebody, at once, by their link. Throws like `requireSubscriber`. */
export async function deleteSubscriber(ctx: Context, token: string): Promise<void> {
  const { id } = await requireSubscriber(ctx, token)
  await ctx.db.deleteFrom('subscribers').where('id', '=', id).execute()
}
