import type { ReportListView } from '../../templates/pages/report-list.page.ts'
import type { ReportScope } from '../../templates/view/edition.ts'
import type { Context } from '../kernel/context.ts'
import { readScope } from '../recommendations/index.ts'
import { listEditions } from '../reports/index.ts'
import { nextEditions } from '../schedules/index.ts'

const EVERYTHING: ReportScope = { query: '', filters: [] }

const PAGE = 30

/**
 * A page of the editions issued before the instant, newest first (those that come after one of them, by slug), with what each is
 * about; and on the first page those to come, unless the instant lies in the past.
 */
export async function readArchive(ctx: Context, after: string | undefined, asOf: Date | null): Promise<ReportListView> {
  const all = await ctx.db
    .selectFrom('editions')
    .select(['id', 'slug', 'scope'])
    .$if(asOf !== null, (query) => query.where('issued_at', '<', asOf))
    .orderBy('number', 'desc')
    .orderBy('revision', 'desc')
    .execute()
  const from = after === undefined ? 0 : all.findIndex(({ slug }) => slug === after) + 1
  const rows = all.slice(from, from + PAGE)
  const editions = await listEditions(ctx, { ids: rows.map(({ id }) => id) }, asOf)
  const scopes = new Map<string, ReportScope>()
  for (const query of new Set(rows.map(({ scope }) => scope).filter((scope) => scope !== '')))
    scopes.set(query, (await readScope(ctx, query)).scope)
  const queries = new Map(rows.map(({ slug, scope }) => [slug, scope]))
  return {
    editions: editions.map((edition) => ({ ...edition, scope: scopes.get(queries.get(edition.slug) ?? '') ?? EVERYTHING })),
    first: from === 0,
    next: all.length > from + PAGE ? (rows.at(-1)?.slug ?? null) : null,
    ...(asOf === null && from === 0 ? { coming: await nextEditions(ctx) } : {}),
  }
}
