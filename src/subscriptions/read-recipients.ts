import type { FrequencyColumn } from '../../db/schema/subscriptions.ts'
import type { Language } from '../../templates/view/text.ts'
import type { Stream } from '../../templates/view/topic.ts'
import type { Context } from '../kernel/context.ts'
import { ADDRESS } from './address-fingerprint.ts'

export interface RecipientSubscription {
  readonly id: string
  readonly topicId: string
  readonly stream: Stream
  /** Canonical query string of the topic, without `?`. */
  readonly query: string
  readonly frequency: FrequencyColumn
  /** The first act that is told; null while it is not confirmed. */
  readonly fromSeq: number | null
  readonly requestedAt: Date
  readonly confirmBefore: Date
  readonly confirmedAt: Date | null
}

export interface Recipient {
  readonly address: string
  readonly language: Language
  readonly attachReports: boolean
  /** Confirmed and not ended, in the order in which they were asked for. */
  readonly subscriptions: readonly RecipientSubscription[]
  /** Asked for, neither confirmed nor ended. */
  readonly pending: readonly RecipientSubscription[]
}

/** Whom to write to, by subscriber, for any number of them in two queries. Who is gone has no entry. */
export async function readRecipients(ctx: Context, subscriberIds: readonly string[]): Promise<ReadonlyMap<string, Recipient>> {
  if (subscriberIds.length === 0) return new Map()
  const subscribers = await ctx.db
    .selectFrom('subscribers')
    .select(['id', 'address_sealed', 'language', 'attach_reports'])
    .where('id', 'in', subscriberIds)
    .execute()
  const rows = await ctx.db
    .selectFrom('subscriptions as s')
    .innerJoin('topics as t', 't.id', 's.topic_id')
    .select(['s.id', 's.subscriber_id', 's.topic_id', 't.stream', 't.query', 's.frequency', 's.from_seq'])
    .select(['s.requested_at', 's.confirm_before', 's.confirmed_at'])
    .where('s.subscriber_id', 'in', subscriberIds)
    .where('s.ended_at', 'is', null)
    .orderBy('s.requested_at')
    .orderBy('s.id')
    .execute()
  const bySubscriber = Map.groupBy(rows, (row) => row.subscriber_id)
  return new Map(
    subscribers.map((subscriber) => {
      const standing = (bySubscriber.get(subscriber.id) ?? []).map((row) => ({
        id: row.id,
        topicId: row.topic_id,
        stream: row.stream,
        query: row.query,
        frequency: row.frequency,
        fromSeq: row.from_seq,
        requestedAt: row.requested_at,
        confirmBefore: row.confirm_before,
        confirmedAt: row.confirmed_at,
      }))
      const recipient: Recipient = {
        address: ctx.vault.open(ADDRESS, subscriber.address_sealed),
        language: subscriber.language,
        attachReports: subscriber.attach_reports,
        subscriptions: standing.filter((subscription) => subscription.confirmedAt !== null),
        pending: standing.filter((subscription) => subscription.confirmedAt === null),
      }
      return [subscriber.id, recipient] as const
    }),
  )
}
