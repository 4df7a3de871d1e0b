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
  return { standings, columns, narrowing: narrowedBefore(columns, filter, hits), hits }
}

/** Narrowings kept of one view: other pages, orders and parts of a page of the same filter. */
const KEPT = 4
const narrowings = new WeakMap<Columns, Map<string, Narrowing>>()

function narrowedBefore(columns: Columns, filter: ParsedListFilter, hits: TextHits | null): Narrowing {
  const own = narrowings.get(columns) ?? new Map<string, Narrowing>()
  narrowings.set(columns, own)
  const key = JSON.stringify({ ...filter, sort: undefined, after: undefined })
  // Words that say nothing by themselves (de, the) narrow nothing.
  const made = own.get(key) ?? narrow(columns, filter, hits === null || hits.words.length === 0 ? null : textScores(columns, hits))
  own.delete(key)
  own.set(key, made)
  for (const oldest of own.keys()) {
    if (own.size <= KEPT) break
    own.delete(oldest)
  }
  return made
}

/** All that the filters leave, without texts; now (`asOf` null) or as the record stood just before an instant. */
export async function matchRecommendations(ctx: Context, filter: ParsedListFilter, asOf: Date | null): Promise<Matched> {
  const { standings, columns, narrowing } = await narrowed(ctx, filter, asOf)
  return {
    standings,
    recommendations: narrowing.found.flatMap(({ at }) => standings.recommendations.get(columns.recommendations[at]?.code ?? '') ?? []),
    addressees: narrowing.fitting.map((row) => columns.standing(row)),
  }
}
