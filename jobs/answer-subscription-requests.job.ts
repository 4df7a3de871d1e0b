import type { Context } from '../src/kernel/context.ts'
import { answerSubscriptionRequests } from '../src/subscriptions/index.ts'

/** Answers who asked for mails, or for their link. */
export async function answerSubscriptionRequestsJob(ctx: Context): Promise<void> {
  await answerSubscriptionRequests(ctx)
}
