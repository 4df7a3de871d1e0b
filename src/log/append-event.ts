import { createHash, randomUUIDv7 } from 'node:crypto'
import type { EventKind } from '../../templates/view/scales.ts'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import { canonicalEntry } from './canonical-entry.ts'

export type LeafValue = string | number | boolean | null | readonly LeafValue[] | { readonly [key: string]: LeafValue }

/** The rows that an event is about, for queries; the leaf names them too. */
export interface EventSubjects {
  readonly recommendation_id?: string
  readonly addressee_id?: string
  readonly status_update_id?: string
  readonly position_id?: string
  readonly due_date_id?: string
  readonly evidence_id?: string
  readonly agreement_id?: string
  readonly edition_id?: string
}

export interface NewEvent {
  readonly kind: EventKind
  readonly subjects: EventSubjects
  /** What may stand for ever: ids, codes, statuses, dates, digests. Never a free text. */
  readonly leaf: Readonly<Record<string, LeafValue>>
  readonly singlePerson?: boolean
}

/**
 * Appends one public act to the log inside the caller's transaction and returns its sequence number (from 0, gapless) and
 * instant. The head row is locked until the transaction ends, so call it late. The leaf is RFC 8785 canonical JSON, its hash
 * the Merkle leaf hash of RFC 6962 section 2.1; instants never go backwards, whatever the clocks of the instances say.
 * Throws RuleBroken when the leaf cannot be written as such JSON, or is too long for the public log.
 */
export async function appendEvent(
  ctx: Context & { readonly db: Transaction },
  actor: Actor,
  event: NewEvent,
): Promise<{ readonly seq: number; readonly occurredAt: Date }> {
  const head = await ctx.db.selectFrom('log_head').select(['size', 'last_instant']).forUpdate().executeTakeFirstOrThrow()
  const occurredAt = new Date(Math.max(ctx.clock.now().getTime(), head.last_instant.getTime()))
  const id = randomUUIDv7()
  const leaf = canonicalEntry({
    ...event.leaf,
    format: 'vigia-event/1',
    seq: head.size,
    id,
    kind: event.kind,
    at: occurredAt.toISOString(),
    actor: actor.publicName,
    ...(event.singlePerson ? { single_person: true } : {}),
    ...(ctx.importBatch === undefined ? {} : { import_batch: ctx.importBatch }),
  })
  await ctx.db
    .insertInto('events')
    .values({
      seq: head.size,
      id,
      kind: event.kind,
      occurred_at: occurredAt,
      tag: `tag:${new URL(ctx.settings.publicUrl).hostname},${occurredAt.toISOString().slice(0, 10)}:events/${id}`,
      leaf,
      leaf_hash: createHash('sha256').update('\0').update(leaf).digest(),
      single_person: event.singlePerson ?? false,
      account_id: actor.accountId,
      actor: actor.publicName,
      recommendation_id: null,
      addressee_id: null,
      status_update_id: null,
      position_id: null,
      due_date_id: null,
      evidence_id: null,
      agreement_id: null,
      edition_id: null,
      ...event.subjects,
    })
    .execute()
  await ctx.db
    .updateTable('log_head')
    .set({ size: head.size + 1, last_instant: occurredAt })
    .where('only_row', '=', true)
    .execute()
  // An import appends thousands in one transaction, and enqueues this once itself.
  if (ctx.importBatch === undefined) await ctx.queue.enqueue(ctx.db, 'tell-followers', {})
  return { seq: head.size, occurredAt }
}
