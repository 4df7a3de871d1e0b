import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import type { SeqRange } from './advance-channel.ts'
import { fitsTopicRow } from './conditions.ts'
import { lockCursor } from './lock-cursor.ts'
import { writeFacts } from './write-facts.ts'

/** Acts noted in one transaction. */
const STEP = 200

/**
 * Notes, in order and each once, the acts that were not noted yet: what a filter may ask about them, whether they are significant,
 * which of the followed topics they belong to. Returns the sequence number that is noted next. Any instance may call it at any
 * time: when nothing is new it is one small query, and instances take turns otherwise. Nothing under way is missed: an act's
 * number is given while the log's head is locked, so all below the size that is seen have been committed.
 */
export async function noteEvents(ctx: Context): Promise<number> {
  for (;;) {
    const { size, noted } = await ctx.db
      .selectFrom('log_head as h')
      .innerJoin('channel_cursors as c', (join) => join.on('c.channel', '=', 'noted'))
      .select(['h.size', 'c.next_seq as noted'])
      .executeTakeFirstOrThrow()
    if (noted >= size) return noted
    await inTransaction(ctx.db, (trx) => noteSome({ ...ctx, db: trx }, size))
  }
}

async function noteSome(ctx: Context & { readonly db: Transaction }, size: number): Promise<void> {
  const fromSeq = await lockCursor(ctx.db, 'noted')
  const range = { fromSeq, toSeq: Math.min(fromSeq + STEP, size) }
  if (range.toSeq <= fromSeq) return
  // Compiling these statements takes longer than running them, and a young database without statistics looks expensive.
  await sql`select set_config('jit', 'off', true)`.execute(ctx.db)
  await writeFacts(ctx, range)
  await matchTopics(ctx.db, range)
  await ctx.db.updateTable('channel_cursors').set({ next_seq: range.toSeq }).where('channel', '=', 'noted').execute()
}

/** All topics at once; what acts have in common is compared once. */
async function matchTopics(trx: Transaction, { fromSeq, toSeq }: SeqRange): Promise<void> {
  await sql`with fitting as materialized (
      select c.id, t.id as topic_id
      from (select distinct circumstance_id from event_facts where event_seq >= ${fromSeq} and event_seq < ${toSeq}) f
      join circumstances c on c.id = f.circumstance_id
      join topics t on ${fitsTopicRow()}
    )
    insert into event_topics (event_seq, topic_id)
      select distinct f.event_seq, g.topic_id from event_facts f join fitting g on g.id = f.circumstance_id
      where f.event_seq >= ${fromSeq} and f.event_seq < ${toSeq}`.execute(trx)
}
