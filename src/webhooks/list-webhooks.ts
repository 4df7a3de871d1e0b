import type { WebhookItem } from '../../templates/view/webhook.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { webhookItems } from './webhook-items.ts'

/** The webhooks that the actor may manage, the newest first: their organisation's and their own; for an administrator, all. Throws Forbidden. */
export async function listWebhooks(ctx: Context): Promise<readonly WebhookItem[]> {
  const actor = requireActor(ctx, 'manageWebhooks')
  return (await webhookItems(ctx.db, actor)).map(({ item }) => item)
}
