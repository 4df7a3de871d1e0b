import { sql } from 'kysely'
import type { UpdateView } from '../../templates/view/update.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { before, winningOrder } from './as-of.ts'
import { readUpdates } from './read-updates.ts'

export interface HistoryPage {
  /** In the order in which they win, newest in the world first. */
  readonly updates: readonly UpdateView[]
  /** The update that the next page begins with; null on the last. */
  readonly next: string | null
}

/**
 * Published updates of one recommendation, a page of them beginning with the update `from` (null: the first), as of an instant
 * (null: now). Throws NotFound where `from` is none of its updates.
 */
export async function readHistory(
  ctx: Context,
  code: string,
  page: { readonly from: string | null; readonly limit: number },
  asOf: Date | null,
): Promise<HistoryPage> {
  const rows = await ctx.db
    .selectFrom('status_updates as u')
    .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
    .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
    .select('u.id')
    .where('r.code', '=', code)
    .where('u.state', '=', 'published')
    .where(before('u.published_at', asOf))
    .$if(page.from !== null, (query) =>
      query.where(
        sql<boolean>`(u.effective_on, u.published_at, u.id) <= (select f.effective_on, f.published_at, f.id from status_updates f where f.id = ${page.from})`,
      ),
    )
    .orderBy(sql`${winningOrder('u')}`)
    .limit(page.limit + 1)
    .execute()
  const ids = rows.map((row) => row.id)
  if (page.from !== null && ids[0] !== page.from) throw new NotFound('update')
  return { updates: await readUpdates(ctx.db, { ids: ids.slice(0, page.limit) }, asOf), next: ids[page.limit] ?? null }
}
