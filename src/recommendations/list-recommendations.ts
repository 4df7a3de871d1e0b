import { sql, type RawBuilder } from 'kysely'
import type { RecommendationListItem } from '../../templates/view/recommendation.ts'
import type { Context } from '../kernel/context.ts'
import { before } from './as-of.ts'
import type { AddresseeFilter } from './addressee-rows.ts'
import { listAddressees } from './list-addressees.ts'
import { relatedTo } from './related-to.ts'
import { overallStatus } from './status.ts'
import { fitsSearch } from './text-search.ts'

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
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('recommendation_wordings as v')
          .select(({ fn }) => fn.max('v.version').as('version'))
          .whereRef('v.recommendation_id', '=', 'r.id')
          .where(before('v.recorded_at', asOf))
          .as('w'),
      (join) => join.onTrue(),
    )
    .select('r.code')
    .where(before('r.added_at', asOf))
    .$if(filter.withdrawn !== true, (query) =>
      query.where(
        sql<boolean>`not exists (select from recommendation_withdrawals x where x.recommendation_id = r.id and ${before('x.withdrawn_at', asOf)})`,
      ),
    )
    .$if(filter.recommendationCodes !== undefined, (query) => query.where('r.code', 'in', filter.recommendationCodes ?? []))
    .$if(filter.theme !== undefined, (query) => query.where('t.slug', '=', filter.theme ?? ''))
    .$if(filter.concern !== undefined, (query) => query.where(relatedTo('concern', 'r.id', sql`${filter.concern}`)))
    .$if(filter.standard !== undefined, (query) => query.where(relatedTo('standard', 'r.id', sql`${filter.standard}`)))
    .$if(filter.agreementType !== undefined, (query) => query.where(relatedTo('agreement_type', 'r.id', sql`${filter.agreementType}`)))
    .$if(filter.text !== undefined, (query) => query.where(fitsSearch(filter.text ?? '', 'w.version', asked)))
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

function asked(among: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`r.id in (select a.recommendation_id from addressees a where a.institution_id in (${among}))`
}
