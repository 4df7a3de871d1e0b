import { deliverMails } from '../src/deliveries/index.ts'
import type { Context } from '../src/kernel/context.ts'
import { composeMails } from '../src/mailings/index.ts'
import { renewConfirmations } from '../src/subscriptions/index.ts'

export async function deliverMailsJob(ctx: Context): Promise<void> {
  await renewConfirmations(ctx)
  await deliverMails(ctx, composeMails)
}
