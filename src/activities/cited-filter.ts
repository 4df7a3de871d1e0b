import { ActivityQuery, type ActivityFilter } from './activity-query.ts'

/**
 * The filter of a search that a citation stores; what is stored was parsed before. Rows that add up others are cited only by a search
 * that asks for them.
 */
export function citedFilter(query: string): ActivityFilter {
  const { sort: _sort, after: _after, ...filter } = ActivityQuery.parse(Object.fromEntries(new URLSearchParams(query)))
  return { ...filter, kind: filter.kind ?? 'record' }
}
