import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'

/** Pings to WebSub hubs. */
export interface HubFigures {
  readonly waiting: number
  /** Feeds whose last change some hub did not take for a day. */
  readonly givenUp: number
  /** Hubs whose last try was in vain. */
  readonly failing: number
}

/** How the hubs stand. A hub fails when a ping that waits for it was tried in vain, or one was given up. */
export async function readHubFigures(ctx: Context): Promise<HubFigures> {
  const { rows } = await sql<HubFigures>`
    select count(*) filter (where given_up_at is null)::int as waiting, count(given_up_at)::int as "givenUp",
      count(distinct hub) filter (where fault is not null)::int as failing
    from hub_pings`.execute(ctx.db)
  return rows[0] ?? { waiting: 0, givenUp: 0, failing: 0 }
}
