import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { before } from '../recommendations/index.ts'
import { cellsOf, column, localized } from './columns.ts'
import type { Cell, Row } from './dataset.ts'
import { makeDataset, nextCursor, type PageAsk } from './make-dataset.ts'
import { readAddresseesByCode } from './read-addressees-by-code.ts'

/** In the catalogue's order, those of withdrawn recommendations too. A page holds the addressees of some recommendations. */
export const addresseesDataset = makeDataset<PlaceInCatalogue>({
  name: 'addressees',
  key: 'id',
  columns: [
    column('recommendation', 'text', { refersTo: 'recommendations' }),
    ...localized('title'),
    column('theme', 'text', { refersTo: 'themes' }),
    column('institution', 'text', { refersTo: 'institutions' }),
    ...localized('institution_name'),
    column('country', 'text'),
    column('basis', 'text'),
    column('position', 'text'),
    column('stated_on', 'date'),
    column('status', 'text'),
    column('status_since', 'date'),
    column('due_on', 'date'),
    column('overdue', 'boolean'),
    column('stale', 'boolean'),
    column('awaiting_reply', 'boolean'),
    column('id', 'text'),
  ],
  pageSize: 500,
  async reader(ctx, ask) {
    const { filter, asOf, limit } = ask
    const standings = await readAddresseesByCode(ctx, asOf)
    const institutions = await institutionNames(ctx.db)
    const [keys, slugs] = [filter.keys && new Set(filter.keys), filter.institutions && new Set(filter.institutions)]
    return async (after) => {
      const found = await recommendationPage(ctx, { ...ask, after })
      const own = found.map((row) =>
        (standings.get(row.code) ?? []).filter(
          ({ addresseeId, institution }) => (keys?.has(addresseeId) ?? true) && (slugs?.has(institution) ?? true),
        ),
      )
      const stated = await statedOn(
        ctx.db,
        own.flat().flatMap(({ addresseeId, position }) => (position === null ? [] : [addresseeId])),
        asOf,
      )
      const rows = found.flatMap((row, index) => {
        const title = cellsOf('title', row.title)
        return (own[index] ?? []).map((standing): Row => ({
          recommendation: row.code,
          ...title,
          theme: standing.theme,
          institution: standing.institution,
          ...institutions.get(standing.institution),
          country: standing.country,
          basis: standing.basis,
          position: standing.position,
          stated_on: stated.get(standing.addresseeId) ?? null,
          status: standing.status,
          status_since: standing.since,
          due_on: standing.dueOn,
          overdue: standing.overdue,
          stale: standing.stale,
          awaiting_reply: standing.awaitingReply,
          id: standing.addresseeId,
        }))
      })
      return { rows, next: nextCursor(found, limit, ({ position, id }) => ({ position, id })) }
    }
  },
})

interface PlaceInCatalogue {
  readonly position: number
  readonly id: string
}

/** Recommendations that have addressees which the filter leaves. */
function recommendationPage(ctx: Context, { filter, asOf, after, limit }: PageAsk<PlaceInCatalogue>) {
  return ctx.db
    .selectFrom('recommendations as r')
    .select(['r.id', 'r.code', 'r.position'])
    .select(({ selectFrom }) =>
      selectFrom('recommendation_wordings as v')
        .select('v.title')
        .whereRef('v.recommendation_id', '=', 'r.id')
        .where(before('v.recorded_at', asOf))
        .orderBy('v.version', 'desc')
        .limit(1)
        .as('title'),
    )
    .where(before('r.added_at', asOf))
    .$if(after !== null, (query) => query.where(sql<boolean>`(r.position, r.id) > (${after?.position ?? 0}, ${after?.id ?? ''}::uuid)`))
    .$if(filter.recommendations !== undefined, (query) => query.where(sql<boolean>`r.code = any(${filter.recommendations ?? []}::text[])`))
    .$if(filter.keys !== undefined, (query) =>
      query.where(sql<boolean>`r.id in (select a.recommendation_id from addressees a where a.id = any(${filter.keys ?? []}::uuid[]))`),
    )
    .$if(filter.institutions !== undefined, (query) =>
      query.where(
        sql<boolean>`r.id in (select a.recommendation_id from addressees a join institutions i on i.id = a.institution_id
          where i.slug = any(${filter.institutions ?? []}::text[]))`,
      ),
    )
    .orderBy('r.position')
    .orderBy('r.id')
    .limit(limit)
    .execute()
}

/** Cells of every institution's name, by its slug. */
async function institutionNames(db: Database): Promise<ReadonlyMap<string, Record<string, Cell>>> {
  const rows = await db.selectFrom('institutions').select(['slug', 'name']).execute()
  return new Map(rows.map(({ slug, name }) => [slug, cellsOf('institution_name', name)]))
}

/** When the position in which an addressee stands was stated. */
async function statedOn(db: Database, ids: readonly string[], asOf: Date | null): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; stated_on: string }>`
    select a.id, p.stated_on from unnest(${ids}::uuid[]) as a (id) cross join lateral (
      select p.stated_on from positions p where p.addressee_id = a.id and ${before('p.recorded_at', asOf)}
      order by p.stated_on desc, p.recorded_at desc, p.id desc limit 1) p`.execute(db)
  return new Map(rows.map((row) => [row.id, row.stated_on]))
}
