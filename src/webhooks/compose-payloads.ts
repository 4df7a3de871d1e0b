import { LANGUAGES } from '../../templates/i18n/index.ts'
import type { Status } from '../../templates/view/scales.ts'
import { readChanges, type Change } from '../changes/index.ts'
import type { Context } from '../kernel/context.ts'
import { listAddressees } from '../recommendations/index.ts'
import { storedTopicKey } from './stored-topic-key.ts'

/** What is told of one act to every webhook, without its topics. Codes, identifiers, dates and addresses: no word of any language. */
export type ActPayload = ReturnType<typeof payloadOf>

/**
 * The deliveries' bodies, by delivery, built from the public record. `acts` keeps what was read of it for the other webhooks that are
 * told the same: an act does not change. Throws when one cannot be told.
 */
export async function composePayloads(
  ctx: Context,
  deliveries: readonly { readonly id: string; readonly webhook_id: string; readonly event_seq: number | null; readonly created_at: Date }[],
  acts: Map<number, ActPayload>,
): Promise<ReadonlyMap<string, Buffer>> {
  const seqs = [...new Set(deliveries.flatMap(({ event_seq: seq }) => seq ?? []))]
  const unread = seqs.filter((seq) => !acts.has(seq))
  for (const change of await readChanges(ctx, unread)) acts.set(change.seq, payloadOf(ctx, change, await statusOf(ctx, change)))
  const topics = await matchedTopics(ctx, seqs)
  return new Map(
    deliveries.flatMap(({ id, webhook_id: webhook, event_seq: seq, created_at: createdAt }) => {
      if (seq === null) return [[id, bytes({ type: 'webhook.test', timestamp: createdAt.toISOString(), data: { webhook } })] as const]
      const act = acts.get(seq)
      if (act === undefined) throw new Error(`act ${seq} cannot be told`)
      return [[id, bytes({ ...act, data: { webhook, ...act.data, topics: topics.get(`${webhook} ${seq}`) ?? [] } })] as const]
    }),
  )
}

/** `reply_missed` → `reply.missed`: event types of Standard Webhooks are words with full stops between them. */
function eventType(kind: string): string {
  return kind.replace(/_(?=[^_]*$)/, '.')
}

function payloadOf(ctx: Context, change: Change, status: { readonly from: Status; readonly to: Status } | null) {
  const { publicUrl } = ctx.settings
  const path = pathOf(change)
  return {
    type: eventType(change.kind),
    timestamp: change.occurredAt,
    data: {
      seq: change.seq,
      kind: change.kind,
      tag: change.tag,
      significant: change.significant,
      pages: Object.fromEntries(LANGUAGES.map((language) => [language, `${publicUrl}/${language}${path}`])),
      proof: `${publicUrl}/log/proof/${change.seq}`,
      recommendation: change.recommendation?.code ?? null,
      institution: change.institution?.slug ?? null,
      agreement: change.agreement?.slug ?? null,
      edition: change.edition?.slug ?? null,
      status,
      position: change.position?.position ?? null,
      due_on: change.dueOn,
    },
  }
}

/** Where a person reads about it, below the language. */
function pathOf(change: Change): string {
  if (change.edition) return `/reports/${change.edition.slug}`
  if (change.recommendation) return `/recommendations/${encodeURIComponent(change.recommendation.code)}`
  if (change.agreement) return `/agreements/${encodeURIComponent(change.agreement.slug)}`
  return `/log/${change.seq}`
}

/** For acts on assessments: what it changed. What was withdrawn gives way to what stood, or stands, without it. */
async function statusOf(ctx: Context, { kind, update, occurredAt }: Change): Promise<{ from: Status; to: Status } | null> {
  if (update === null) return null
  if (kind !== 'update_withdrawn') return { from: update.from, to: update.status }
  const after = await listAddressees(
    ctx,
    { recommendationCodes: [update.recommendation.code], withdrawn: true },
    new Date(Date.parse(occurredAt) + 1),
  )
  const addressee = after.find(({ institution }) => institution.slug === update.institution.slug)
  return { from: update.status, to: addressee?.status ?? 'not_assessed' }
}

/** Keys of the topics that made an act go to a webhook, by webhook and act. */
async function matchedTopics(ctx: Context, seqs: readonly number[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (seqs.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('event_topics as e')
    .innerJoin('webhook_topics as w', 'w.topic_id', 'e.topic_id')
    .innerJoin('topics as t', 't.id', 'e.topic_id')
    .select(['e.event_seq', 'w.webhook_id', 't.stream', 't.query'])
    .where('e.event_seq', 'in', seqs)
    .orderBy('t.stream')
    .orderBy('t.query')
    .execute()
  const found = new Map<string, string[]>()
  for (const { event_seq: seq, webhook_id: webhook, stream, query } of rows) {
    const name = `${webhook} ${seq}`
    found.set(name, [...(found.get(name) ?? []), storedTopicKey(stream, query)])
  }
  return found
}

function bytes(payload: object): Buffer {
  return Buffer.from(JSON.stringify(payload))
}
