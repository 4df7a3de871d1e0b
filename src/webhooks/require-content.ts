import type { WebhookAddressFault } from '../kernel/webhook-sender.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, isDomainError, type ErrorKey, type Fault } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { readTopicView, topicKey, type Topic } from '../topics/index.ts'
import { WebhookContent, type WebhookInput } from './schemas.ts'
import { typedTopic } from './typed-topic.ts'

export interface CheckedWebhook {
  /** As it is written in one way (WHATWG URL), without a fragment. */
  readonly address: string
  readonly host: string
  readonly description: string
  /** Each once. */
  readonly topics: readonly Topic[]
}

const ADDRESS_FAULTS: Readonly<Record<WebhookAddressFault, ErrorKey>> = {
  not_an_address: 'errors.webhook_address_invalid',
  not_https: 'errors.webhook_address_https',
  credentials: 'errors.address_credentials',
  port: 'errors.webhook_address_port',
  own: 'errors.webhook_address_own',
  not_public: 'errors.webhook_address_inside',
}

/** Judges what was typed. Looks the name of the address up, so never inside a transaction. Throws Invalid (`address`, `description`, `topics`). */
export async function requireContent(ctx: Context, input: WebhookInput): Promise<CheckedWebhook> {
  const typed = parsed(input)
  const address = input.address.trim()
  const fault = 'address' in typed.faults ? null : await ctx.webhooks.addressFault(address)
  const { topics, description } = typed.content
  const found = await Promise.all(topics.map((text) => requireTopic(ctx, text)))
  const unknown = topics[found.indexOf(null)]
  const faults: Record<string, Fault> = {
    ...(fault === null ? {} : { address: { key: ADDRESS_FAULTS[fault] } }),
    ...(unknown === undefined ? {} : { topics: { key: 'errors.webhook_topic_unknown', values: { topic: unknown } } }),
    ...typed.faults,
  }
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
  const url = new URL(address)
  url.hash = ''
  const distinct = new Map(found.flatMap((topic) => (topic === null ? [] : [[topicKey(topic), topic] as const])))
  return { address: url.href, host: url.host, description, topics: [...distinct.values()] }
}

/** What was typed, and its faults: all of them are said at once, those of the address beside those of the topics. */
function parsed(input: WebhookInput): {
  readonly content: { readonly description: string; readonly topics: readonly string[] }
  readonly faults: Readonly<Record<string, Fault>>
} {
  try {
    return { content: parse(WebhookContent, input), faults: {} }
  } catch (error) {
    if (error instanceof Invalid) return { content: { description: '', topics: [] }, faults: error.fields }
    throw error
  }
}

async function requireTopic(ctx: Context, text: string): Promise<Topic | null> {
  const topic = typedTopic(text, ctx.settings.publicUrl)
  if (topic === null) return null
  try {
    await readTopicView(ctx, topic)
    return topic
  } catch (error) {
    if (isDomainError(error)) return null
    throw error
  }
}
