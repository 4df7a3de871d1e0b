import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { before, stands } from './as-of.ts'

/** Latest updates on the page of a recommendation, besides those that a status derives from; the others are folded on its history. */
export const UPDATES_SHOWN = 10
/** With more addressees than this, the updates that their status derives from are folded too. */
export const ADDRESSEES_TOLD = 20

/**
 * Where a published update is shown, as what follows the path of its recommendation's page: nothing where it stands there itself,
 * else its history from this update on.
 */
export async function locateUpdate(db: Database, updateId: string, asOf: Date | null): Promise<{ readonly query: string }> {
  const { rows } = await sql<{ newer: number; current: boolean; addressees: number }>`
    select
      (select count(*)::int from addressees a join addressees b on b.recommendation_id = a.recommendation_id
        join status_updates o on o.addressee_id = b.id and o.state = 'published' and ${before('o.published_at', asOf)}
          and (o.effective_on, o.published_at, o.id) > (u.effective_on, u.published_at, u.id)
        where a.id = u.addressee_id) as newer,
      (select count(*)::int from addressees a join addressees b on b.recommendation_id = a.recommendation_id and ${before('b.added_at', asOf)}
        where a.id = u.addressee_id) as addressees,
      ${stands('u', asOf)} and not exists (select from status_updates o where o.addressee_id = u.addressee_id and ${stands('o', asOf)}
        and (o.effective_on, o.published_at, o.id) > (u.effective_on, u.published_at, u.id)) as current
    from status_updates u where u.id = ${updateId}`.execute(db)
  const [row] = rows
  const told = row === undefined || row.newer < UPDATES_SHOWN || (row.current && row.addressees <= ADDRESSEES_TOLD)
  return { query: told ? '' : `/history?from=${updateId}` }
}
