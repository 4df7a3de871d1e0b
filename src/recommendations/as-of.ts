import { sql, type RawBuilder } from 'kysely'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'

/** The last calendar day that a view speaks of, in the record's zone: `asOf` itself is no longer part of it. Null: today. */
export function lastDay(ctx: Context, asOf: Date | null): string {
  return dateIn(ctx.settings.timeZone, asOf === null ? ctx.clock.now() : new Date(asOf.getTime() - 1))
}

/** SQL: the row was on the record before the instant; true for every row when the instant is null (now). */
export function before(column: string, asOf: Date | null): RawBuilder<boolean> {
  return asOf === null ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} < ${asOf}`
}

/** SQL: the update counts as of the instant: published, not withdrawn, not corrected by another (whatever became of that one). */
export function stands(update: string, asOf: Date | null): RawBuilder<boolean> {
  const id = sql.ref(`${update}.id`)
  return sql<boolean>`(${sql.ref(`${update}.state`)} = 'published' and ${before(`${update}.published_at`, asOf)}
    and not exists (select from withdrawals w where w.status_update_id = ${id} and ${before('w.withdrawn_at', asOf)})
    and not exists (select from status_updates c where c.corrects_id = ${id} and c.state = 'published' and ${before('c.published_at', asOf)}))`
}

/** SQL: order in which standing updates win: date in the world, then publication, then id. */
export function winningOrder(update: string): RawBuilder<unknown> {
  return sql`${sql.ref(`${update}.effective_on`)} desc, ${sql.ref(`${update}.published_at`)} desc, ${sql.ref(`${update}.id`)} desc`
}
