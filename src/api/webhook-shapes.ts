import { z } from 'zod'
import { DELIVERY_STATES, type DeliveryView, type WebhookItem, type WebhookView } from '../../templates/view/webhook.ts'
import { EventKind, Instant, Localized, Seq, Uuid } from './common-shapes.ts'
import { answerShape, requestShape } from './shapes.ts'

const text = z.string('required')
const topics = z.array(text, 'webhook_topics_missing')

/** The shape alone; what it says is for the verb to judge. */
export const WebhookRequest = requestShape('WebhookRequest', z.object({ address: text, description: text.default(''), topics }, 'required'))
export const WebhookChange = requestShape(
  'WebhookChange',
  z.object(
    {
      address: text.optional(),
      description: text.optional(),
      topics: topics.optional(),
      state: z.enum(['on', 'off'], 'unknown_value').optional(),
    },
    'required',
  ),
)
export const SecretRequest = requestShape('SecretRequest', z.object({ overlapHours: z.number('overlap_invalid').optional() }, 'required'))
export const ReplayRequest = requestShape(
  'ReplayRequest',
  z.object({ since: z.iso.datetime({ offset: true, error: 'invalid_instant' }) }, 'required'),
)

const webhook = {
  id: Uuid,
  address: z.string(),
  description: z.string(),
  state: z.enum(['on', 'off', 'disabled']),
  disabled: z.object({ at: Instant, reason: z.enum(['gone', 'exhausted']) }).nullable(),
  owner: z.object({ kind: z.enum(['organisation', 'account']), name: z.union([Localized, z.string()]) }),
  topics: z.array(z.string()),
  created_at: Instant,
  last_accepted_at: Instant.nullable(),
  failures: z.int(),
  waiting: z.int(),
  unsent: z.int(),
}
export const WebhookListItem = answerShape('WebhookListItem', z.object(webhook))
const whole = { ...webhook, secret_made_at: Instant, old_secret_until: Instant.nullable() }
export const Webhook = answerShape('Webhook', z.object(whole))
export const MadeWebhook = answerShape('MadeWebhook', z.object({ ...whole, secret: z.string() }))
export const WebhookSecret = answerShape('WebhookSecret', z.object({ secret: z.string(), old_secret_until: Instant.nullable() }))
export const Delivery = answerShape(
  'Delivery',
  z.object({
    id: Uuid,
    message_id: z.string(),
    seq: Seq.nullable(),
    kind: EventKind.nullable(),
    recommendation: z.string().nullable(),
    state: z.enum(DELIVERY_STATES),
    created_at: Instant,
    next_try_at: Instant.nullable(),
    finished_at: Instant.nullable(),
    attempts: z.array(z.object({ began_at: Instant, milliseconds: z.number(), status: z.int().nullable(), fault: z.string().nullable() })),
  }),
)
export const WebhookKey = answerShape(
  'WebhookKey',
  z.object({
    keys: z.array(z.object({ signature: z.string(), algorithm: z.string(), public_key: z.string(), created_at: Instant })),
  }),
)

/** A webhook as programs see it; of the secret only its age, and until when the old one signs. */
export function webhookJson(view: WebhookItem | WebhookView) {
  return {
    ...view,
    owner:
      'organisation' in view.owner ? { kind: 'organisation', name: view.owner.organisation } : { kind: 'account', name: view.owner.person },
    topics: view.topicKeys,
    lastAcceptedAt: view.acceptedAt,
  }
}

export function deliveryJson(delivery: DeliveryView) {
  const { act } = delivery
  return { ...delivery, seq: act?.seq ?? null, kind: act?.kind ?? null, recommendation: act?.recommendation ?? null }
}
