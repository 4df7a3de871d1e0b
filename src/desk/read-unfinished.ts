import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import type { TypedFields } from './keep-unfinished.ts'

export interface Unfinished {
  readonly key: string
  readonly fields: TypedFields
  readonly savedAt: Date
}

/** What the actor typed into a form and did not send; null when nothing was kept. Nobody reads another's. Throws Forbidden. */
export async function readUnfinished(ctx: Context, key: string): Promise<Unfinished | null> {
  const { accountId } = requireActor(ctx, 'writeUpdate')
  const row = await ctx.db
    .selectFrom('unfinished_forms')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('form_key', '=', key)
    .executeTakeFirst()
  return row ? { key, fields: row.values, savedAt: row.saved_at } : null
}
