import { sql } from 'kysely'
import type { RecommendationListItem } from '../../templates/view/recommendation.ts'
import type { Context } from '../kernel/context.ts'
import { before } from './as-of.ts'
import type { AddresseeFilter } from './addressee-rows.ts'
import { listAddressees } from './list-addressees.ts'
import { overallStatus } from './status.ts'
import { allLanguages, containsAllWords } from './text-search.ts'

/**
 * Recommendations in the catalogue's order, each with all its addressees and overall status. A filter keeps a recommendation
 * when at least one of its addressees fits; withdrawn ones are left out unless asked for. `asOf` null: now.
 */
export async function listRecommendations(
  ctx: Context,
  filter: AddresseeFilter,
  asOf: Date | null,
): Promise<readonly RecommendationListItem[]> {
  if (filter.recommendationCodes?.length === 0) return []
  const codes = await matchingCodes(ctx, filter, asOf)
  if (codes.length === 0) return []
  const rows = await ctx.db
    .selectFrom('recommendations as r')
    .innerJoin('themes as t', 't.id', 'r.theme_id')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('recommendation_wordings as v')
          .select(['v.title', 'v.statement'])
          .whereRef('v.recommendation_id', '=', 'r.id')
          .where(before('v.recorded_at', asOf))
          .orderBy('v.version', 'desc')
          .limit(1)
          .as('w'),
      (join) => join.onTrue(),
    )
    .select(['r.code', 'r.slug', 'r.kind', 't.slug as theme_slug', 't.name as theme_name', 'w.title', 'w.statement'])
    .where('r.code', 'in', codes)
    .orderBy('r.position')
    .execute()
  const addressees = Map.groupBy(
    await listAddressees(ctx, { recommendationCodes: codes, withdrawn: true }, asOf),
    (addressee) => addressee.recommendation.code,
  )
  return rows.map((row) => {
    const own = addressees.get(row.code) ?? []
    return {
      code: row.code,
      slug: row.slug,
      kind: row.kind,
      theme: { slug: row.theme_slug, name: row.theme_name },
      title: row.title,
      statement: row.statement,
      overall: overallStatus(own.map((addressee) => addressee.status)),
      addressees: own,
    }
  })
}

async function matchingCodes(ctx: Context, filter: AddresseeFilter, asOf: Date | null): Promise<readonly string[]> {
  if (asksOfAddressee(filter)) {
    const fitting = await listAddressees(ctx, filter, asOf)
    return [...new Set(fitting.map((addressee) => addressee.recommendation.code))]
  }
  const rows = await ctx.db
    .selectFrom('recommendations as r')
    .innerJoin('themes as t', 't.id', 'r.theme_id')
    .select('r.code')
    .where(before('r.added_at', asOf))
    .$if(filter.withdrawn !== true, (query) =>
      query.where(
        sql<boolean>`not exists (select from recommendation_withdrawals x where x.recommendation_id = r.id and ${before('x.withdrawn_at', asOf)})`,
      ),
    )
    .$if(filter.recommendationCodes !== undefined, (query) => query.where('r.code', 'in', filter.recommendationCodes ?? []))
    .$if(filter.theme !== undefined, (query) => query.where('t.slug', '=', filter.theme ?? ''))
    .$if(filter.text !== undefined, (query) =>
      query.where(
        containsAllWords(
          sql`(select concat_ws(' ', r.code, ${allLanguages('v.title')}, ${allLanguages('v.statement')},
            (select string_agg(${allLanguages('i.name')}, ' ') from addressees a join institutions i on i.id = a.institution_id
              where a.recommendation_id = r.id))
            from recommendation_wordings v where v.recommendation_id = r.id and ${before('v.recorded_at', asOf)} order by v.version desc limit 1)`,
          filter.text ?? '',
        ),
      ),
    )
    .orderBy('r.position')
    .execute()
  return rows.map((row) => row.code)
}

function asksOfAddressee(filter: AddresseeFilter): boolean {
  return (
    filter.status !== undefined ||
    filter.institution !== undefined ||
    filter.country !== undefined ||
    filter.overdue === true ||
    filter.stale === true ||
    filter.awaitingReply === true
  )
}
