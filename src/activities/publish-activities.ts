import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { Conflict, NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent } from '../log/index.ts'

/**
 * Puts a stored batch on the record as one act: adds it up (rows that repeat another count, and are counted apart as well) and appends
 * the event, whose leaf holds the digest of the file. Throws NotFound, Conflict (published already), Forbidden.
 */
export async function publishActivities(
  ctx: Context & { readonly db: Transaction },
  batchId: string,
  singlePerson = false,
): Promise<{ readonly seq: number; readonly occurredAt: Date }> {
  const actor = requireActor(ctx, 'importRecords')
  const trx = ctx.db
  const batch = await trx.selectFrom('activity_batches').selectAll().where('id', '=', batchId).forUpdate().executeTakeFirst()
  if (!batch) throw new NotFound('activities')
  if (batch.published_at) throw new Conflict(1)
  await sql`
    insert into activity_sums (batch_id, kind, year, country_key, country, country_code, currency, records, people, without_people,
      cost_minor, without_cost, repeats, repeated_people, repeated_cost, odd)
    select batch_id, kind, year, country_key, min(country), min(country_code), currency, count(*), coalesce(sum(people), 0),
      count(*) filter (where people is null), coalesce(sum(cost_minor), 0), count(*) filter (where cost_minor is null),
      count(repeat_of), coalesce(sum(people) filter (where repeat_of is not null), 0),
      coalesce(sum(cost_minor) filter (where repeat_of is not null), 0), count(*) filter (where odd > 0)
    from activities where batch_id = ${batchId} group by batch_id, kind, year, country_key, currency
  `.execute(trx)
  const rows = await trx
    .selectFrom('activity_sums')
    .select((eb) => ['kind', eb.fn.sum<string>('records').as('records')])
    .where('batch_id', '=', batchId)
    .groupBy('kind')
    .execute()
  const count = (kind: string) => Number(rows.find((row) => row.kind === kind)?.records ?? 0)
  const event = await appendEvent(ctx, actor, {
    kind: 'activities_published',
    subjects: {},
    singlePerson,
    leaf: {
      batch: batchId,
      file_sha256: batch.file_sha256,
      file_bytes: batch.file_bytes,
      records: count('record'),
      subtotals: count('subtotal'),
      language: batch.language,
    },
  })
  await trx
    .updateTable('activity_batches')
    .set({ published_at: event.occurredAt, event_seq: event.seq })
    .where('id', '=', batchId)
    .execute()
  return event
}
