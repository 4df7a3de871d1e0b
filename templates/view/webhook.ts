import type { EventKind } from './scales.ts'
import type { Localized } from './text.ts'
import type { TopicView } from './topic.ts'

/** What a webhook's owner sees of it. Instants are ISO 8601. */
export interface WebhookItem {
  readonly id: string
  readonly address: string
  readonly description: string
  /** `off` by its owner, `disabled` by the service. */
  readonly state: 'on' | 'off' | 'disabled'
  readonly disabled: { readonly at: string; readonly reason: 'gone' | 'exhausted' } | null
  readonly owner: { readonly organisation: Localized } | { readonly person: string }
  /** False: its owner takes part no more, and nothing is sent. */
  readonly ownerStands: boolean
  readonly topicKeys: readonly string[]
  readonly createdAt: string
  readonly acceptedAt: string | null
  /** Failed tries since the last accepted one. */
  readonly failures: number
  /** Messages that wait to be sent, and that were given up or held, of the last thirty days. */
  readonly waiting: number
  readonly unsent: number
}

export interface WebhookView extends WebhookItem {
  readonly version: number
  readonly topics: readonly TopicView[]
  readonly secretMadeAt: string
  /** Until when the one before signs too; null: it does not. */
  readonly oldSecretUntil: string | null
}

/** Why no answer counts: all that is kept of it, and what an owner is told. */
export const ATTEMPT_FAULTS = [
  'not_allowed',
  'name_not_found',
  'not_reached',
  'certificate',
  'too_slow',
  'not_http',
  'redirect',
  'gone',
  'status',
] as const
export type AttemptFault = (typeof ATTEMPT_FAULTS)[number]

export interface AttemptView {
  readonly beganAt: string
  readonly milliseconds: number
  readonly status: number | null
  readonly fault: AttemptFault | null
}

export const DELIVERY_STATES = ['waiting', 'sending', 'accepted', 'failed', 'held'] as const

export interface DeliveryView {
  readonly id: string
  /** As the receiver knows it. */
  readonly messageId: string
  /** Null: a test. */
  readonly act: {
    readonly seq: number
    readonly kind: EventKind
    readonly recommendation: string | null
    readonly institution: Localized | null
  } | null
  readonly state: (typeof DELIVERY_STATES)[number]
  readonly createdAt: string
  /** When it is tried next; null when it is not. */
  readonly nextTryAt: string | null
  readonly finishedAt: string | null
  /** All of them, the latest first. */
  readonly attempts: readonly AttemptView[]
}

/** A webhook that the service disabled, as its owners' desks say. */
export interface DisabledWebhook {
  readonly id: string
  readonly host: string
  readonly description: string
  readonly at: string
  readonly reason: 'gone' | 'exhausted'
}
