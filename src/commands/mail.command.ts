import { takeFeedback, type FeedbackOutcome } from '../deliveries/index.ts'
import type { Context } from '../kernel/context.ts'
import type { FeedbackReport } from '../mail/index.ts'
import { UsageError } from './usage-error.ts'

export const MAIL_USAGE = `npx vigia mail dns
       npx vigia mail feedback < message`

const SAID: Readonly<Record<FeedbackOutcome, string>> = {
  ended: 'The subscriptions of that address have ended.',
  ended_before: 'The subscriptions of that address had ended before; nothing was changed.',
  unchanged: 'The report says nothing that ends a subscription; nothing was changed.',
  not_ours: 'The report names no return path that this site signed; nothing was changed.',
}

/** `vigia mail feedback`, inside the service: believes a report that was read from a message. */
export async function mailCommand(ctx: Context, args: readonly string[]): Promise<readonly string[]> {
  const [verb, report] = args
  if (verb !== 'feedback' || report === undefined) throw new UsageError(`Usage: ${MAIL_USAGE}`)
  const outcomes = await takeFeedback(ctx, [JSON.parse(report) as FeedbackReport])
  return outcomes.map((outcome) => SAID[outcome])
}
