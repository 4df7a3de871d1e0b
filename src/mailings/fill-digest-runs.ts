import { sql } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { noteEvents } from '../topics/index.ts'
import { mailHost } from './mail-host.ts'

/** Subscribers a transaction: whoever is killed between two loses none of what was written, and the next one goes on from there. */
const STEP = 5_000

/**
 * Writes the mails of the runs that lack some: one for each subscriber with a confirmed subscription of the run's frequency to a
 * topic that a significant act of the run belongs to. A run is `enqueued_at` when all of them are there, and `finished_at` when none
 * of them waits any more. Any instance may call it at any time; a run that another one is at is left to it.
 */
export async function fillDigestRuns(ctx: Context): Promise<void> {
  const open = await ctx.db.selectFrom('digest_runs').select(['id', 'to_seq']).where('enqueued_at', 'is', null).orderBy('runs_on').execute()
  if (open.length > 0) {
    const noted = await noteEvents(ctx)
    for (const run of open.filter(({ to_seq }) => to_seq <= noted)) while (await fillStep(ctx, run.id));
  }
  await finish(ctx)
}

/** One bounded step of a run; false when nothing is left to do, or another instance does it. */
async function fillStep(ctx: Context, runId: string): Promise<boolean> {
  return inTransaction(ctx.db, async (trx) => {
    const run = await trx
      .selectFrom('digest_runs')
      .selectAll()
      .where('id', '=', runId)
      .where('enqueued_at', 'is', null)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!run) return false
    const written = await writeMails(ctx, trx, run)
    if (written > 0) await ctx.queue.enqueue(trx, 'deliver-mails', {})
    if (written === STEP) return true
    await trx.updateTable('digest_runs').set({ enqueued_at: ctx.clock.now() }).where('id', '=', run.id).execute()
    return false
  })
}

interface Run {
  readonly id: string
  readonly frequency: string
  readonly from_seq: number
  readonly to_seq: number
}

async function writeMails(ctx: Context, trx: Transaction, run: Run): Promise<number> {
  const last = await trx
    .selectFrom('mails')
    .select('subscriber_id')
    .where('run_id', '=', run.id)
    .orderBy('subscriber_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const now = ctx.clock.now()
  const { rows } = await sql<{ found: number }>`
    with touched as materialized (
      select et.topic_id, max(et.event_seq) as last_seq
      from event_topics et join noted_events n on n.seq = et.event_seq
      where et.event_seq >= ${run.from_seq} and et.event_seq < ${run.to_seq} and n.significant
      group by et.topic_id
    ), found as materialized (
      select distinct s.subscriber_id
      from subscriptions s join touched t on t.topic_id = s.topic_id and t.last_seq >= s.from_seq
      where s.frequency = ${run.frequency} and s.confirmed_at is not null and s.ended_at is null
        and s.subscriber_id > ${last?.subscriber_id ?? '00000000-0000-0000-0000-000000000000'}
      order by s.subscriber_id limit ${STEP}
    ), identified as materialized (select gen_random_uuid() as id, subscriber_id from found),
    written as (
      insert into mails (id, subscriber_id, kind, run_id, message_id, state, created_at, next_try_at)
      select id, subscriber_id, 'digest', ${run.id}, id || ${`@${mailHost(ctx)}`}, 'waiting', ${now}, ${now} from identified
      on conflict do nothing
    )
    select count(*)::int as found from found
  `.execute(trx)
  return rows[0]?.found ?? 0
}

async function finish(ctx: Context): Promise<void> {
  await ctx.db
    .updateTable('digest_runs as r')
    .set({ finished_at: ctx.clock.now() })
    .where('r.enqueued_at', 'is not', null)
    .where('r.finished_at', 'is', null)
    .where(({ exists, not, selectFrom }) =>
      not(exists(selectFrom('mails as m').select('m.id').whereRef('m.run_id', '=', 'r.id').where('m.state', 'in', ['waiting', 'sending']))),
    )
    .execute()
}
