import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

/** Forgets what the actor typed into forms and did not send. Throws Forbidden. */
export async function discardUnfinished(ctx: Context, keys: readonly string[]): Promise<void> {
  const { accountId } = requireActor(ctx, 'writeUpdate')
  if (keys.length === 0) return
  await ctx.db.deleteFrom('unfinished_forms').where('account_id', '=', accountId).where('form_key', 'in', keys).execute()
}
