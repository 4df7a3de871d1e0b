import type { SourceListView } from '../../templates/pages/source-list.page.ts'
import type { Context } from '../kernel/context.ts'
import { readStandings } from '../standings/index.ts'
import { unmentioned } from './first-mention.ts'

/** The documents that recommendations are taken from, with how many stand now or stood at an instant, by code. */
export async function readSourceList(ctx: Context, asOf: Date | null): Promise<SourceListView> {
  const { recommendations } = await readStandings(ctx, asOf)
  const sources = await ctx.db
    .selectFrom('sources')
    .select(['id', 'code', 'kind', 'title', 'publisher', 'dated_on as date', 'language'])
    .orderBy('code')
    .execute()
  const links = await ctx.db
    .selectFrom('recommendation_quotes as q')
    .innerJoin('recommendations as r', 'r.id', 'q.recommendation_id')
    .select(['q.source_id', 'r.code'])
    .distinct()
    .execute()
  const standing = links.filter(({ code }) => recommendations.get(code)?.withdrawn === false)
  const later = await unmentioned(ctx, 'source', asOf)
  const shown = sources.filter(({ code }) => !later(code))
  return {
    sources: shown.map(({ id, ...source }) => ({ ...source, recommendations: standing.filter((link) => link.source_id === id).length })),
  }
}
