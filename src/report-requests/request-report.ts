import { createHash, randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Language } from '../../templates/view/text.ts'
import { countAttempt, clientNetwork } from '../accounts/index.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { canonicalQuery, ListFilter } from '../recommendations/index.ts'
import { KEPT_MS, MOST_BYTES, MOST_WAITING, PER_CLIENT } from './limits.ts'

const RequestedReport = ListFilter.extend({ length: z.enum(['', 'full', 'brief']).default('full') })

export interface RequestReportInput {
  /** Filters of the list and `length` (`full` or `brief`) as they were sent. */
  readonly fields: Readonly<Record<string, string>>
  /** Everything strictly before counts; null: the record as it stands now. */
  readonly asOf: Date | null
  readonly language: Language
  /** The network address that the request came from, as far as it can be trusted. */
  readonly clientAddress: string
}

/**
 * Asks for a view of the list as a PDF, and gives the id under which it is made. Whoever asks for the same (of the record as it
 * stands: on the same day, with nothing published in between) gets the same; one that failed is tried again. `secret` keys the
 * counters of clients. Throws Invalid (a filter, `length`, `as_of`), and RuleBroken: `too_many_attempts` (ten new ones of one
 * client without a minute's pause), `reports_waiting`, `reports_full` (the bounds for everybody together).
 */
export async function requestReport(ctx: Context, secret: string, input: RequestReportInput): Promise<string> {
  const { length, ...filter } = parse(RequestedReport, input.fields)
  const now = ctx.clock.now()
  if (input.asOf !== null && input.asOf.getTime() - 1 > now.getTime()) throw new Invalid({ as_of: { key: 'errors.as_of_future' } })
  const head = await ctx.db.selectFrom('log_head').select(['size', 'last_instant']).executeTakeFirstOrThrow()
  const wanted = {
    language: input.language,
    length: length === 'brief' ? length : 'full',
    scope: canonicalQuery(filter),
    travelled: input.asOf !== null,
    as_of: input.asOf ?? new Date(Math.max(now.getTime(), head.last_instant.getTime()) + 1),
  } as const
  const moment = input.asOf?.toISOString() ?? `${head.size} ${dateIn(ctx.settings.timeZone, now)}`
  const fingerprint = fingerprintOf([wanted.scope, wanted.language, wanted.length, moment])
  const there = await findKept(ctx.db, fingerprint, now)
  if (there && there.state !== 'failed') return there.id
  await countAttempt(ctx, secret, [{ subject: `report client\n${clientNetwork(input.clientAddress)}`, max: PER_CLIENT }])
  return inTransaction(ctx.db, async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('report_requests'))`.execute(trx)
    const meanwhile = await findKept(trx, fingerprint, now)
    if (meanwhile && meanwhile.state !== 'failed') return meanwhile.id
    await requireRoom(trx)
    const id = meanwhile?.id ?? randomUUIDv7()
    await trx.deleteFrom('report_requests').where('fingerprint', '=', fingerprint).execute()
    await trx
      .insertInto('report_requests')
      .values({ ...wanted, id, fingerprint, requested_at: now, expires_at: new Date(now.getTime() + KEPT_MS), state: 'waiting' })
      .execute()
    await ctx.queue.enqueue(trx, 'make-report-request', { id }, id)
    return id
  })
}

function fingerprintOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

async function findKept(db: Database, fingerprint: string, now: Date) {
  return db
    .selectFrom('report_requests')
    .select(['id', 'state'])
    .where('fingerprint', '=', fingerprint)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

async function requireRoom(db: Database): Promise<void> {
  const { unfinished, bytes } = await db
    .selectFrom('report_requests')
    .select(sql<number>`(count(*) filter (where state in ('waiting', 'working')))::int`.as('unfinished'))
    .select(sql<number>`coalesce(sum(bytes), 0)::float8`.as('bytes'))
    .executeTakeFirstOrThrow()
  if (unfinished >= MOST_WAITING) throw new RuleBroken({ key: 'errors.reports_waiting', values: { n: unfinished } })
  if (bytes >= MOST_BYTES) throw new RuleBroken({ key: 'errors.reports_full' })
}
