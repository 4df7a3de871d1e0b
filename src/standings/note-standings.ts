import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { deriveStandings, type SeqRange } from './derive-standings.ts'

/** Acts noted in one transaction. */
const STEP = 2_000
const CHANNEL = 'standings'

/**
 * Notes, in order and each once, how the addressees stood after the acts that were not noted yet, where that differs from before.
 * Returns the sequence number that is noted next. Any instance may call it at any time outside a transaction: when nothing is
 * new it is one small query, and instances take turns otherwise. No writer of the record waits for it. Throws when `signal` ends it;
 * what it noted until then stays.
 */
export async function noteStandings(ctx: Context, signal?: AbortSignal): Promise<number> {
  for (;;) {
    signal?.throwIfAborted()
    const { size, noted } = await ctx.db
      .selectFrom('log_head as h')
      .innerJoin('channel_cursors as c', (join) => join.on('c.channel', '=', CHANNEL))
      .select(['h.size', 'c.next_seq as noted'])
      .executeTakeFirstOrThrow()
    // A log that was cut off is shorter than what was noted of it.
    if (noted >= size) return size
    await inTransaction(ctx.db, (trx) => noteSome({ ...ctx, db: trx }, size))
  }
}

async function noteSome(ctx: Context & { readonly db: Transaction }, size: number): Promise<void> {
  const { next_seq: fromSeq } = await ctx.db
    .selectFrom('channel_cursors')
    .select('next_seq')
    .where('channel', '=', CHANNEL)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const range = { fromSeq, toSeq: Math.min(fromSeq + STEP, size) }
  if (range.toSeq <= fromSeq) return
  await sql`select set_config('jit', 'off', true)`.execute(ctx.db)
  await writeStandings(ctx, range)
  await ctx.db.updateTable('channel_cursors').set({ next_seq: range.toSeq }).where('channel', '=', CHANNEL).execute()
}

const COLUMNS = sql`addressee_id, from_seq, from_at, status, since, due_on, position, last_published_at, awaiting_until, withdrawn`
const STATE = sql`row(status, since, due_on, position, last_published_at, awaiting_until, withdrawn)::text`

/** Only where something is another than after the act before, in this range or noted already. */
async function writeStandings(ctx: Context & { readonly db: Transaction }, range: SeqRange): Promise<void> {
  await sql`insert into standings (${COLUMNS})
    select ${COLUMNS} from (
      select d.*, ${STATE} as state, lag(${STATE}) over (partition by addressee_id order by from_seq) as before
      from (${deriveStandings(ctx, range)}) d
    ) d
    where state is distinct from coalesce(before,
      (select ${STATE} from standings s where s.addressee_id = d.addressee_id order by s.from_seq desc limit 1))`.execute(ctx.db)
}
