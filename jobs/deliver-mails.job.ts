import { deliverMails } from '../src/deliveries/index.ts'
import type { Context } from '../src/kernel/context.ts'
import { composeMails } from '../src/mailings/index.ts'

export async function deliverMailsJob(ctx: Context): Promise<void> {
  await deliverMails(ctx, composeMails)
}
