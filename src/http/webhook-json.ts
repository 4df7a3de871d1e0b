import { z } from 'zod'
import { DELIVERY_STATES, type DeliveryView, type WebhookItem, type WebhookView } from '../../templates/view/webhook.ts'
import { parse } from '../kernel/parse.ts'
import type { WebhookInput } from '../webhooks/index.ts'

const text = z.string('required')
const topics = z.array(text, 'webhook_topics_missing')

/** The shape alone; what it says is for the verb to judge. */
const New = z.object({ address: text, description: text.default(''), topics }, 'required')
const Change = z.object(
  {
    address: text.optional(),
    description: text.optional(),
    topics: topics.optional(),
    state: z.enum(['on', 'off'], 'unknown_value').optional(),
  },
  'required',
)
const Overlap = z.object({ overlap_hours: z.number('overlap_invalid').optional() }, 'required')
const Since = z.object({ since: z.iso.datetime({ offset: true, error: 'invalid_instant' }) }, 'required')
const State = z.object({ state: z.enum(DELIVERY_STATES, 'unknown_value').optional() })

/** The JSON of a new webhook as the verb takes it. Throws Invalid, by field, as do those below. */
export function webhookOfJson(body: unknown): WebhookInput {
  return parse(New, body)
}

/** What is to change; what is left out stays. */
export function webhookChange(body: unknown) {
  const { address, description, topics: keys, state } = parse(Change, body)
  return {
    ...(address === undefined ? {} : { address }),
    ...(description === undefined ? {} : { description }),
    ...(keys === undefined ? {} : { topics: keys }),
    ...(state === undefined ? {} : { state }),
  }
}

export function overlapOfJson(body: unknown): number | undefined {
  return parse(Overlap, body).overlap_hours
}

export function sinceOfJson(body: unknown): Date {
  return new Date(parse(Since, body).since)
}

export function deliveryStateOf(state: string | undefined): DeliveryView['state'] | undefined {
  return parse(State, { state }).state
}

/** A webhook as programs see it; of the secret only its age, and until when the old one signs. */
export function webhookJson(webhook: WebhookItem | WebhookView) {
  return {
    id: webhook.id,
    address: webhook.address,
    description: webhook.description,
    state: webhook.state,
    disabled: webhook.disabled,
    owner:
      'organisation' in webhook.owner
        ? { kind: 'organisation', name: webhook.owner.organisation }
        : { kind: 'account', name: webhook.owner.person },
    topics: webhook.topicKeys,
    created_at: webhook.createdAt,
    last_accepted_at: webhook.acceptedAt,
    failures: webhook.failures,
    waiting: webhook.waiting,
    unsent: webhook.unsent,
    ...('version' in webhook ? { secret_made_at: webhook.secretMadeAt, old_secret_until: webhook.oldSecretUntil } : {}),
  }
}

export function deliveryJson(delivery: DeliveryView) {
  return {
    id: delivery.id,
    message_id: delivery.messageId,
    seq: delivery.act?.seq ?? null,
    kind: delivery.act?.kind ?? null,
    recommendation: delivery.act?.recommendation ?? null,
    state: delivery.state,
    created_at: delivery.createdAt,
    next_try_at: delivery.nextTryAt,
    finished_at: delivery.finishedAt,
    attempts: delivery.attempts.map(({ beganAt, ...attempt }) => ({ began_at: beganAt, ...attempt })),
  }
}
