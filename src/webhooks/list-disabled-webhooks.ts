import type { DisabledWebhook } from '../../templates/view/webhook.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { managedBy } from './owner.ts'

/** Webhooks that the service disabled and that the actor may turn on again, the newest first. Throws Forbidden. */
export async function listDisabledWebhooks(ctx: Context): Promise<readonly DisabledWebhook[]> {
  const actor = requireActor(ctx, 'manageWebhooks')
  const rows = await ctx.db
    .selectFrom('webhooks as w')
    .select(['w.id', 'w.host', 'w.description', 'w.disabled_at', 'w.disabled_reason'])
    .where('w.state', '=', 'disabled')
    .where(managedBy(actor))
    .orderBy('w.disabled_at', 'desc')
    .orderBy('w.id', 'desc')
    .execute()
  return rows.flatMap(({ disabled_at: at, disabled_reason: reason, ...webhook }) =>
    at === null || reason === null ? [] : [{ ...webhook, at: at.toISOString(), reason }],
  )
}
