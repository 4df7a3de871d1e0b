import type { FoundItem, FoundRecommendations } from '../../templates/view/found.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import type { Frame } from '../standings/index.ts'
import { cursorOf, type SortKey } from './cursor.ts'
import { facetsOf } from './facets.ts'
import type { ParsedListQuery, Sort } from './list-query.ts'
import { narrowed } from './match-recommendations.ts'
import { namesOf, type Names } from './names.ts'
import { passagesOf } from './passages.ts'
import { readItems } from './read-items.ts'
import type { TextHits } from './search-text.ts'
import { sortFound } from './sort-found.ts'

/** Recommendations of one page. */
const PAGE = 25

/**
 * One page of the list of recommendations as the query narrows and sorts it, with counts by facet and, for a text search, where the
 * words stand; now (`asOf` null) or as the record stood just before an instant. Throws Invalid for a cursor of another order.
 */
export async function findRecommendations(
  ctx: Context,
  query: ParsedListQuery,
  asOf: Date | null,
  limit = PAGE,
): Promise<FoundRecommendations> {
  const sort = query.sort ?? (query.q === '' ? 'catalogue' : 'relevance')
  const after = keyAfter(query, sort)
  const { columns, narrowing, hits } = await narrowed(ctx, query, asOf)
  const { page, before } = sortFound(columns, narrowing, sort, after, limit + 1)
  const shown = page.slice(0, limit)
  const last = shown.at(-1)
  const names = await namesOf(ctx, columns)
  const places = shown.map(({ at }) => at)
  const items = await readItems(ctx, columns, places, names, asOf)
  const facts = new Map(places.flatMap((at) => columns.recommendations[at] ?? []).map((own) => [own.code, own]))
  return {
    items: items.map((item) => passages(item, facts.get(item.code), hits, names)),
    matching: narrowing.found.length,
    matchingAddressees: narrowing.fitting.length,
    total: columns.total,
    facets: facetsOf(query, narrowing, names),
    before,
    next: page.length > limit && last !== undefined ? cursorOf([sort, ...last.key]) : null,
    suggestion: hits?.suggestion ?? null,
  }
}

function keyAfter({ after }: ParsedListQuery, sort: Sort): SortKey | undefined {
  if (after === undefined) return undefined
  const [order, ...key] = after
  if (order !== sort || key.length !== 3) throw new Invalid({ after: { key: 'errors.cursor_invalid' } })
  return key
}

/** Where the words stand in one of the items. */
function passages(
  item: Omit<FoundItem, 'passages'>,
  facts: Frame['recommendations'][number] | undefined,
  hits: TextHits | null,
  names: Names,
): FoundItem {
  if (hits === null || facts === undefined) return { ...item, passages: [] }
  const named = (field: 'concern' | 'standard', codes: readonly string[]) =>
    codes.map((code) => ({ field, text: names.get(field)?.get(code) ?? {} }))
  return { ...item, passages: passagesOf(item, hits, [...named('concern', facts.concerns), ...named('standard', facts.standards)]) }
}
