import { sql } from 'kysely'
import type { Context } from './context.ts'
import type { ServiceFigures } from './metrics.ts'

const REQUEST_STATES = ['waiting', 'working', 'done', 'failed'] as const

type Read = Pick<ServiceFigures, 'reportRequests' | 'jobs' | 'logEntries'> & Pick<ServiceFigures['editions'], 'held' | 'lastIssued'>

/** The figures that one look at the tables gives, the queue's included; outstanding editions are the matter of their feature. */
export async function readFigures(ctx: Context): Promise<Read> {
  const { db } = ctx
  const states = await db
    .selectFrom('report_requests')
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .groupBy('state')
    .execute()
  const jobs = await sql<{ name: string; state: string; count: number }>`
    select q.name, s.state, count(j.id)::int as count
    from pgboss.queue q cross join unnest(array['created', 'retry', 'active', 'failed']) as s (state)
    left join pgboss.job j on j.name = q.name and j.state::text = s.state
    where left(q.name, 2) <> '__' group by q.name, s.state order by q.name, s.state`.execute(db)
  const { rows } = await sql<{ size: number; issued: number | null; held: number }>`
    select (select size::float8 from log_head) as size,
      (select extract(epoch from max(issued_at))::float8 from editions) as issued,
      (select count(*)::int from edition_drafts d where d.approved_at is null and d.release_at > ${ctx.clock.now()}
        and not exists (select from editions e where (e.schedule_id, e.period_start) = (d.schedule_id, d.period_start))) as held`.execute(
    db,
  )
  const [row] = rows
  return {
    reportRequests: Object.fromEntries(REQUEST_STATES.map((state) => [state, states.find((found) => found.state === state)?.count ?? 0])),
    jobs: jobs.rows,
    logEntries: row?.size ?? 0,
    held: row?.held ?? 0,
    lastIssued: row?.issued ?? null,
  }
}
