import type { Context } from '../kernel/context.ts'
import type { ParsedListFilter } from '../recommendations/index.ts'
import { readStandings, type RecommendationFacts, type Standing, type Standings } from '../standings/index.ts'
import { columnsOf, type Columns } from './columns.ts'
import { narrow, type Narrowing } from './narrow.ts'
import { searchText, type TextHits } from './search-text.ts'
import { textScores } from './text-scores.ts'

/** What the filters of the list leave of the record. */
export interface Matched {
  /** Everything on record. */
  readonly standings: Standings
  /** In the catalogue's order. */
  readonly recommendations: readonly RecommendationFacts[]
  /** Their addressees that fit, in the same order. */
  readonly addressees: readonly Standing[]
}

/** The record in columns, what the filters leave of it, and what the searched words hit (null: nothing is searched for). */
export async function narrowed(
  ctx: Context,
  filter: ParsedListFilter,
  asOf: Date | null,
): Promise<{ readonly standings: Standings; readonly columns: Columns; readonly narrowing: Narrowing; readonly hits: TextHits | null }> {
  const standings = await readStandings(ctx, asOf)
  const columns = columnsOf(standings)
  const hits = filter.q === '' ? null : await searchText(ctx, filter.q, asOf, ctx.db.isTransaction ? null : standings.size)
  // Words that say nothing by themselves (de, the) narrow nothing.
  const scores = hits === null || hits.words.length === 0 ? null : textScores(columns, hits)
  return { standings, columns, narrowing: narrow(columns, filter, scores), hits }
}

/** All that the filters leave, without texts; now (`asOf` null) or as the record stood just before an instant. */
export async function matchRecommendations(ctx: Context, filter: ParsedListFilter, asOf: Date | null): Promise<Matched> {
  const { standings, columns, narrowing } = await narrowed(ctx, filter, asOf)
  return {
    standings,
    recommendations: narrowing.found.flatMap(({ at }) => columns.recommendations[at] ?? []),
    addressees: narrowing.fitting.flatMap((row) => columns.addressees[row] ?? []),
  }
}
