import type { ReportListView } from '../../templates/pages/report-list.page.ts'
import type { ReportScope } from '../../templates/view/edition.ts'
import type { Context } from '../kernel/context.ts'
import { readScope } from '../recommendations/index.ts'
import { listEditions } from '../reports/index.ts'
import { nextEditions } from '../schedules/index.ts'

const EVERYTHING: ReportScope = { query: '', filters: [] }

/** All editions issued before the instant, newest first, with what each is about; and those to come, unless it lies in the past. */
export async function readArchive(ctx: Context, asOf: Date | null): Promise<ReportListView> {
  const editions = await listEditions(ctx, {}, asOf)
  const rows = await ctx.db.selectFrom('editions').select(['slug', 'scope']).where('scope', '<>', '').execute()
  const scopes = new Map<string, ReportScope>()
  for (const query of new Set(rows.map(({ scope }) => scope))) scopes.set(query, (await readScope(ctx, query)).scope)
  const queries = new Map(rows.map(({ slug, scope }) => [slug, scope]))
  return {
    editions: editions.map((edition) => ({ ...edition, scope: scopes.get(queries.get(edition.slug) ?? '') ?? EVERYTHING })),
    ...(asOf === null ? { coming: await nextEditions(ctx) } : {}),
  }
}
