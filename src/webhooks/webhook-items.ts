import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { WebhookItem } from '../../templates/view/webhook.ts'
import type { Actor } from '../kernel/permissions.ts'
import { managedBy, OWNER_STANDS } from './owner.ts'
import { storedTopicKey } from './stored-topic-key.ts'

/** Webhooks that somebody may manage (administrators: all), the newest first, with what waits and what was not sent. */
export async function webhookItems(db: Database, actor: Actor, only: { readonly id?: string } = {}) {
  const rows = await db
    .selectFrom('webhooks as w')
    .leftJoin('organisations as o', 'o.id', 'w.organisation_id')
    .leftJoin('accounts as a', 'a.id', 'w.account_id')
    .selectAll('w')
    .select(['o.name as organisation', 'a.name as person', OWNER_STANDS.as('owner_stands')])
    .select((eb) =>
      eb
        .selectFrom('webhook_deliveries as d')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('d.webhook_id', '=', 'w.id')
        .where('d.state', 'in', ['waiting', 'sending'])
        .where('d.event_seq', 'is not', null)
        .as('waiting'),
    )
    .select((eb) =>
      eb
        .selectFrom('webhook_deliveries as d')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('d.webhook_id', '=', 'w.id')
        .where('d.state', 'in', ['failed', 'held'])
        .where('d.event_seq', 'is not', null)
        .as('unsent'),
    )
    .$if(only.id !== undefined, (query) => query.where('w.id', '=', only.id ?? ''))
    .where(managedBy(actor))
    .orderBy('w.created_at', 'desc')
    .orderBy('w.id', 'desc')
    .execute()
  const keys = await topicKeys(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ row, item: itemOf(row, keys.get(row.id) ?? []) }))
}

function itemOf(
  row: {
    readonly id: string
    readonly address: string
    readonly description: string
    readonly state: WebhookItem['state']
    readonly disabled_at: Date | null
    readonly disabled_reason: 'gone' | 'exhausted' | null
    readonly organisation: Record<string, string> | null
    readonly person: string | null
    readonly owner_stands: boolean
    readonly created_at: Date
    readonly accepted_at: Date | null
    readonly failures: number
    readonly waiting: number | null
    readonly unsent: number | null
  },
  keys: readonly string[],
): WebhookItem {
  const { disabled_at: at, disabled_reason: reason } = row
  return {
    id: row.id,
    address: row.address,
    description: row.description,
    state: row.state,
    disabled: at === null || reason === null ? null : { at: at.toISOString(), reason },
    owner: row.organisation === null ? { person: row.person ?? '' } : { organisation: row.organisation },
    ownerStands: row.owner_stands,
    topicKeys: keys,
    createdAt: row.created_at.toISOString(),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    failures: row.failures,
    waiting: row.waiting ?? 0,
    unsent: row.unsent ?? 0,
  }
}

async function topicKeys(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('webhook_topics as w')
    .innerJoin('topics as t', 't.id', 'w.topic_id')
    .select(['w.webhook_id', 't.stream', 't.query'])
    .where('w.webhook_id', 'in', ids)
    .orderBy('t.stream')
    .orderBy('t.query')
    .execute()
  const found = new Map<string, string[]>()
  for (const row of rows) found.set(row.webhook_id, [...(found.get(row.webhook_id) ?? []), storedTopicKey(row.stream, row.query)])
  return found
}
