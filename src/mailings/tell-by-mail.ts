import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { advanceChannel, type SeqRange } from '../topics/index.ts'
import { followersTold } from './followers.ts'
import { mailHost } from './mail-host.ts'

/**
 * Writes the mails about what was noted since the last time: for each significant act one for every subscriber who follows one of its
 * topics at once, and for each edition one for whoever follows the reports that its schedule writes to. One mail a subscriber and act,
 * whatever runs at the same time.
 */
export async function tellByMail(ctx: Context): Promise<void> {
  requireActor(ctx, 'startDigests')
  await advanceChannel(ctx, 'mail', async (trxCtx, range) => {
    if ((await writeMails(trxCtx, range)) > 0) await ctx.queue.enqueue(trxCtx.db, 'deliver-mails', {})
  })
}

async function writeMails(ctx: Context & { readonly db: Transaction }, { fromSeq, toSeq }: SeqRange): Promise<number> {
  const now = ctx.clock.now()
  const acts = sql<boolean>`n.seq >= ${fromSeq} and n.seq < ${toSeq}`
  const { numAffectedRows } = await sql`
    with followers as (${followersTold({ acts, subscribers: sql<boolean>`true` })}),
    found as (select distinct subscriber_id, seq, kind from followers),
    identified as materialized (select gen_random_uuid() as id, found.* from found)
    insert into mails (id, subscriber_id, kind, event_seq, message_id, state, created_at, next_try_at)
    select id, subscriber_id, case kind when 'edition_issued' then 'edition' else 'at_once' end, seq, id || ${`@${mailHost(ctx)}`},
      'waiting', ${now}, ${now}
    from identified
    on conflict do nothing
  `.execute(ctx.db)
  return Number(numAffectedRows ?? 0)
}
