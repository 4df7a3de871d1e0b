import { z } from 'zod'
import type { TopicView } from '../../templates/view/topic.ts'
import type { WebhookView } from '../../templates/view/webhook.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { parseTopicKey, readTopicView } from '../topics/index.ts'
import { webhookItems } from './webhook-items.ts'

/** One webhook that the actor may manage, with its topics in words. Its secret is never read. Throws Forbidden, NotFound. */
export async function readWebhook(ctx: Context, id: string): Promise<WebhookView> {
  const actor = requireActor(ctx, 'manageWebhooks')
  const [found] = z.guid().safeParse(id).success ? await webhookItems(ctx.db, actor, { id }) : []
  if (!found) throw new NotFound('webhook')
  const { row, item } = found
  const topics: TopicView[] = []
  for (const key of item.topicKeys) {
    const topic = parseTopicKey(key)
    if (topic !== null) topics.push(await readTopicView(ctx, topic))
  }
  const until = row.old_secret_until
  return {
    ...item,
    version: row.version,
    topics,
    secretMadeAt: row.secret_made_at.toISOString(),
    oldSecretUntil: until !== null && until > ctx.clock.now() ? until.toISOString() : null,
  }
}
