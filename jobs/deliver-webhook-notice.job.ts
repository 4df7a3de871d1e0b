import { z } from 'zod'
import type { Context } from '../src/kernel/context.ts'
import { tellWebhookOwner } from '../src/webhooks/index.ts'

const Payload = z.object({ webhookId: z.uuid() })

export async function deliverWebhookNoticeJob(ctx: Context, payload: unknown): Promise<void> {
  await tellWebhookOwner(ctx, Payload.parse(payload))
}
