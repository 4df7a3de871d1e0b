import { createHmac, randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'

const MINUTE_MS = 60_000

export interface Limit {
  /** What is counted; stored only as a keyed hash. */
  readonly subject: string
  readonly max: number
  /** After this long without an attempt it starts anew, in milliseconds; a minute unless said otherwise. */
  readonly pauseMs?: number
  /** What is answered when it is reached. */
  readonly refusal?: 'errors.too_many_attempts' | 'errors.second_factor_paused'
}

/**
 * Counts one attempt against every limit before it is made, so that parallel attempts on many instances cannot pass
 * together; `forgetAttempt` takes it back when it succeeds. A counter starts anew a while after its last attempt.
 * Throws RuleBroken (`too_many_attempts` unless the limit says otherwise), and then counts nothing.
 */
export async function countAttempt(ctx: Context, secret: string, limits: readonly Limit[]): Promise<void> {
  const now = ctx.clock.now().getTime()
  await forgetOld(ctx, now)
  const counted: Limit[] = []
  for (const limit of limits) {
    if (await countOne(ctx, keyOf(secret, limit), limit, now)) {
      counted.push(limit)
      continue
    }
    await forgetAttempt(ctx, secret, counted)
    throw new RuleBroken({ key: limit.refusal ?? 'errors.too_many_attempts' })
  }
}

/** Takes back one counted attempt. */
export async function forgetAttempt(ctx: Context, secret: string, limits: readonly Limit[]): Promise<void> {
  for (const limit of limits) {
    await sql`update sign_in_rates set count = count - 1 where key = ${keyOf(secret, limit)} and count > 0`.execute(ctx.db)
  }
}

async function countOne(ctx: Context, key: string, { max, pauseMs = MINUTE_MS }: Limit, now: number): Promise<boolean> {
  const { rows } = await sql`
    insert into sign_in_rates as rate (id, key, count, last_request, pause_ms)
    values (${randomUUIDv7()}, ${key}, 1, ${now}::bigint, ${pauseMs}::int)
    on conflict (key) do update set
      count = case when rate.last_request <= ${now - pauseMs}::bigint then 1 else rate.count + 1 end,
      last_request = greatest(rate.last_request, excluded.last_request)
    where rate.last_request <= ${now - pauseMs}::bigint or rate.count < ${max}::int
    returning key`.execute(ctx.db)
  return rows.length === 1
}

async function forgetOld(ctx: Context, now: number): Promise<void> {
  await sql`
    delete from sign_in_rates where id in (
      select id from sign_in_rates where last_request <= ${now}::bigint - pause_ms for update skip locked
    )`.execute(ctx.db)
}

function keyOf(secret: string, limit: Limit): string {
  return createHmac('sha256', secret).update(limit.subject).digest('base64url')
}
