import { sql } from 'kysely'
import type { SourceListView } from '../../templates/pages/source-list.page.ts'
import type { Context } from '../kernel/context.ts'
import { matchSources } from './match-sources.ts'
import type { ParsedSourceQuery } from './source-query.ts'

const PAGE = 50

/** One page of the documents that recommendations are taken from, by code, with how many of those stand now or stood at an instant. */
export async function readSourceList(ctx: Context, { q, after }: ParsedSourceQuery, asOf: Date | null): Promise<SourceListView> {
  const { codes, total } = await matchSources(ctx, q, asOf)
  const from = after === undefined ? 0 : codes.indexOf(after) + 1
  const shown = codes.slice(from, from + PAGE)
  const bound = asOf ?? sql<Date>`'infinity'::timestamptz`
  const sources = await ctx.db
    .selectFrom('sources as s')
    .select(['s.code', 's.kind', 's.title', 's.publisher', 's.dated_on as date', 's.language'])
    .select(
      sql<number>`(select count(distinct r.id)::int from recommendation_quotes q join recommendations r on r.id = q.recommendation_id
        where q.source_id = s.id and r.added_at < ${bound} and not exists (
          select from recommendation_withdrawals w where w.recommendation_id = r.id and w.withdrawn_at < ${bound}))`.as('recommendations'),
    )
    .where(sql<boolean>`s.code = any(${shown}::text[])`)
    .orderBy('s.code')
    .execute()
  return {
    sources,
    q,
    total,
    matching: codes.length,
    first: from === 0,
    next: codes.length > from + PAGE ? (shown.at(-1) ?? null) : null,
  }
}
