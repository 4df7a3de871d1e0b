import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { addresseeRows, before } from '../recommendations/index.ts'
import { cellsOf, column, localized, textOrNull } from './columns.ts'
import type { Row } from './dataset.ts'
import { makeDataset, nextCursor, type PageAsk } from './make-dataset.ts'

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
  async page(ctx, ask) {
    const { filter, asOf, limit } = ask
    const found = await recommendationPage(ctx, ask)
    if (found.length === 0) return { rows: [], next: null }
    const codes = found.map((row) => row.code)
    const addressees = await addresseeRows(ctx, { recommendationCodes: codes, withdrawn: true }, asOf).execute()
    const [keys, institutions] = [filter.keys && new Set(filter.keys), filter.institutions && new Set(filter.institutions)]
    const rows = addressees
      .filter((row) => (keys?.has(row.id) ?? true) && (institutions?.has(row.institution_slug) ?? true))
      .map((row): Row => {
        return {
          recommendation: row.code,
          ...cellsOf('title', row.title),
          theme: row.theme_slug,
          institution: row.institution_slug,
          ...cellsOf('institution_name', row.institution_name),
          country: row.country,
          basis: row.basis,
          position: textOrNull(row.position),
          stated_on: row.stated_on,
          status: row.status,
          status_since: row.effective_on,
          due_on: row.due_on,
          overdue: row.overdue,
          stale: row.stale,
          awaiting_reply: row.awaiting_reply,
          id: row.id,
        }
      })
    return { rows, next: nextCursor(found, limit, ({ position, id }) => ({ position, id })) }
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
