import type { Context } from '../src/kernel/context.ts'
import { deliverWebhooks } from '../src/webhooks/index.ts'

export async function deliverWebhooksJob(ctx: Context): Promise<void> {
  await deliverWebhooks(ctx)
}
