import { sql, type RawBuilder } from 'kysely'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'

/**
 * The record just before an act or just after it, as SQL over the rows of a query that asks for several at once. What has a lower
 * sequence number than `nextSeq` is on the record; `instant` is the end of what is told of time, `day` the `lastDay` before it.
 */
export interface ActBound {
  readonly nextSeq: RawBuilder<number>
  readonly instant: RawBuilder<Date>
  readonly day: RawBuilder<string>
}

/** Null: now. */
export type AsOf = Date | ActBound | null

/** SQL: the end of what a view tells of time. */
export function endOfView(ctx: Context, asOf: AsOf): RawBuilder<Date> {
  return asOf === null || asOf instanceof Date ? sql<Date>`${asOf ?? ctx.clock.now()}::timestamptz` : asOf.instant
}

/** SQL: the last calendar day that a view speaks of, in the record's zone. */
export function lastDayOf(ctx: Context, asOf: AsOf): RawBuilder<string> {
  return asOf === null || asOf instanceof Date ? sql<string>`${lastDay(ctx, asOf)}::date` : asOf.day
}

/** The last calendar day that a view speaks of, in the record's zone: `asOf` itself is no longer part of it. Null: today. */
export function lastDay(ctx: Context, asOf: Date | null): string {
  return dateIn(ctx.settings.timeZone, asOf === null ? ctx.clock.now() : new Date(asOf.getTime() - 1))
}

/**
 * SQL: the row was on the record before the instant; true for every row when the instant is null (now). For the bound of an act
 * the sequence number of the row's own act counts, because acts can share an instant; `seqColumn` where another row holds it.
 */
export function before(column: string, asOf: AsOf, seqColumn = column.replace(/\.\w+$/, '.event_seq')): RawBuilder<boolean> {
  if (asOf === null) return sql<boolean>`true`
  if (asOf instanceof Date) return sql<boolean>`${sql.ref(column)} < ${asOf}`
  return sql<boolean>`${sql.ref(seqColumn)} < ${asOf.nextSeq}`
}

/** SQL: the update counts as of the instant: published, not withdrawn, not corrected by another (whatever became of that one). */
export function stands(update: string, asOf: AsOf): RawBuilder<boolean> {
  const id = sql.ref(`${update}.id`)
  return sql<boolean>`(${sql.ref(`${update}.state`)} = 'published' and ${before(`${update}.published_at`, asOf)}
    and not exists (select from withdrawals w where w.status_update_id = ${id} and ${before('w.withdrawn_at', asOf)})
    and not exists (select from status_updates c where c.corrects_id = ${id} and c.state = 'published' and ${before('c.published_at', asOf)}))`
}

/** SQL: order in which standing updates win: date in the world, then publication, then id. */
export function winningOrder(update: string): RawBuilder<unknown> {
  return sql`${sql.ref(`${update}.effective_on`)} desc, ${sql.ref(`${update}.published_at`)} desc, ${sql.ref(`${update}.id`)} desc`
}
