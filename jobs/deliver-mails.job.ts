import type { Context } from '../src/kernel/context.ts'
import { deliverMails } from '../src/deliveries/index.ts'

export async function deliverMailsJob(ctx: Context): Promise<void> {
  await deliverMails(ctx)
}
