import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { topicKey } from '../topics/index.ts'
import { keepRequest } from './keep-request.ts'
import { readFollowed } from './read-followed.ts'
import { SubscriptionRequest } from './schemas.ts'

export interface RequestSubscriptionInput {
  /** `topic` (its key), `email`, `frequency`, `language`, as they were sent. */
  readonly fields: Readonly<Record<string, string>>
  /** The network address that the request came from, as far as it can be trusted. */
  readonly clientAddress: string
}

/**
 * Asks for mails about a topic: a job sends a link that confirms it. Nobody learns whether the address follows anything, or
 * whether too many mails were asked for in its name. Throws Invalid (`topic`, `email`, `frequency`, `language`), and RuleBroken
 * `too_many_this_hour` and `subscriptions_busy`.
 */
export async function requestSubscription(ctx: Context, input: RequestSubscriptionInput): Promise<void> {
  const { topic, email, language, frequency } = parse(SubscriptionRequest, input.fields)
  await readFollowed(ctx, topic)
  await keepRequest(ctx, {
    address: email,
    language,
    clientAddress: input.clientAddress,
    subscription: { topic: topicKey(topic), frequency },
  })
}
