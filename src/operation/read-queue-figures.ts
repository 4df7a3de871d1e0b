import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import type { JobName } from '../kernel/queue.ts'

export interface QueueFigures {
  readonly name: JobName
  /** Not tried yet. */
  readonly created: number
  /** Wait for their next try. */
  readonly retry: number
  readonly active: number
  /** Gave up: no try is left to them. */
  readonly failed: number
  /** How long the job that is due longest waits for somebody to take it, in seconds; 0 when none is due. */
  readonly oldestSeconds: number
}

/** How each queue stands. A job that failed and has tries left is no failed one. Ages go by the database's clock, as the queue does. */
export async function readQueueFigures(ctx: Context): Promise<readonly QueueFigures[]> {
  const { rows } = await sql<QueueFigures>`
    select q.name, count(*) filter (where j.state = 'created')::int as created, count(*) filter (where j.state = 'retry')::int as retry,
      count(*) filter (where j.state = 'active')::int as active,
      count(*) filter (where j.state = 'failed' and j.retry_count >= j.retry_limit)::int as failed,
      coalesce(greatest(0, extract(epoch from now() - min(j.start_after) filter (where j.state in ('created', 'retry')))), 0)::float8
        as "oldestSeconds"
    from pgboss.queue q left join pgboss.job j on j.name = q.name and j.state in ('created', 'retry', 'active', 'failed')
    where left(q.name, 2) <> '__' group by q.name order by q.name`.execute(ctx.db)
  return rows
}
