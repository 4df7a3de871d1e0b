import { z } from 'zod'
import type { AttemptFault, DeliveryView } from '../../templates/view/webhook.ts'
import type { EventKind } from '../../templates/view/scales.ts'
import type { Database } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { findWebhook } from './lock-webhook.ts'
import { messageId } from './message-id.ts'

const PAGE = 30

export interface DeliveryFilter {
  readonly state?: DeliveryView['state'] | undefined
  /** Those made before this one. */
  readonly beforeId?: string | undefined
}

/** What was told to a webhook in the last thirty days, the newest first, with every attempt; `next` is the `beforeId` of the next page. Throws Forbidden, NotFound, Invalid (`before`). */
export async function listDeliveries(
  ctx: Context,
  id: string,
  filter: DeliveryFilter = {},
): Promise<{ readonly deliveries: readonly DeliveryView[]; readonly next: string | null }> {
  const actor = requireActor(ctx, 'manageWebhooks')
  await findWebhook(ctx.db, actor, id)
  const { state, beforeId } = filter
  if (beforeId !== undefined && !z.guid().safeParse(beforeId).success) throw new Invalid({ before: { key: 'errors.filter_invalid' } })
  const rows = await deliveryRows(ctx.db, id)
    .$if(state !== undefined, (query) => query.where('d.state', '=', state ?? 'waiting'))
    .$if(beforeId !== undefined, (query) => query.where('d.id', '<', beforeId ?? ''))
    .orderBy('d.id', 'desc')
    .limit(PAGE + 1)
    .execute()
  const deliveries = await viewsOf(ctx.db, rows.slice(0, PAGE))
  return { deliveries, next: rows.length > PAGE ? (deliveries.at(-1)?.id ?? null) : null }
}

/** One of them. Throws Forbidden, NotFound. */
export async function readDelivery(ctx: Context, id: string, deliveryId: string): Promise<DeliveryView> {
  const actor = requireActor(ctx, 'manageWebhooks')
  await findWebhook(ctx.db, actor, id)
  const row = z.guid().safeParse(deliveryId).success
    ? await deliveryRows(ctx.db, id).where('d.id', '=', deliveryId).executeTakeFirst()
    : undefined
  const [view] = row ? await viewsOf(ctx.db, [row]) : []
  if (!view) throw new NotFound('delivery')
  return view
}

function deliveryRows(db: Database, webhookId: string) {
  return db
    .selectFrom('webhook_deliveries as d')
    .innerJoin('webhooks as w', 'w.id', 'd.webhook_id')
    .leftJoin('events as e', 'e.seq', 'd.event_seq')
    .leftJoin('addressees as a', 'a.id', 'e.addressee_id')
    .leftJoin('recommendations as r', 'r.id', 'e.recommendation_id')
    .leftJoin('institutions as i', 'i.id', 'a.institution_id')
    .select([
      'd.id',
      'd.event_seq',
      'd.state',
      'd.created_at',
      'd.next_try_at',
      'w.not_before',
      'd.finished_at',
      'e.kind',
      'r.code',
      'i.name',
    ])
    .where('d.webhook_id', '=', webhookId)
}

async function viewsOf(
  db: Database,
  rows: readonly Awaited<ReturnType<ReturnType<typeof deliveryRows>['execute']>>[number][],
): Promise<readonly DeliveryView[]> {
  const attempts =
    rows.length === 0
      ? []
      : await db
          .selectFrom('webhook_attempts')
          .selectAll()
          .where(
            'delivery_id',
            'in',
            rows.map((row) => row.id),
          )
          .orderBy('began_at', 'desc')
          .orderBy('id', 'desc')
          .execute()
  return rows.map((row) => ({
    id: row.id,
    messageId: messageId(row.id),
    act:
      row.event_seq === null ? null : { seq: row.event_seq, kind: row.kind as EventKind, recommendation: row.code, institution: row.name },
    state: row.state,
    createdAt: row.created_at.toISOString(),
    nextTryAt: row.state === 'waiting' ? nextTry(row).toISOString() : null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    attempts: attempts
      .filter((attempt) => attempt.delivery_id === row.id)
      .map(({ began_at: began, milliseconds, status, fault }) => ({
        beganAt: began.toISOString(),
        milliseconds,
        status,
        fault: fault as AttemptFault | null,
      })),
  }))
}

/** Not before its receiver is to be left alone no longer. */
function nextTry(row: { readonly event_seq: number | null; readonly next_try_at: Date; readonly not_before: Date | null }): Date {
  return row.event_seq !== null && row.not_before !== null && row.not_before > row.next_try_at ? row.not_before : row.next_try_at
}
