import type { PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'

/** What an address of the list may say, in the one order in which it says it. */
const LIST_PARAMETERS = [
  'q',
  'theme',
  'institution',
  'status',
  'country',
  'overdue',
  'stale',
  'awaiting_reply',
  'concern',
  'standard',
  'agreement_type',
  'recommendation',
  'sort',
  'after',
  'facet',
] as const
type ListParameter = (typeof LIST_PARAMETERS)[number]

/** How the list can be ordered; `relevance` only where something is searched for. */
export const LIST_SORTS = ['relevance', 'catalogue', 'status', 'due', 'updated', 'code'] as const
export type ListSort = (typeof LIST_SORTS)[number]

/** The one query string (without `?`) of a view of the list: that of `query`, some parameters set anew or (null) taken off. */
export function listQuery(query: string, changed: Partial<Readonly<Record<ListParameter, string | null>>> = {}): string {
  const had = new URLSearchParams(query)
  const has = new URLSearchParams()
  for (const name of LIST_PARAMETERS) {
    const value = changed[name] === undefined ? had.get(name) : changed[name]
    if (value !== null && value !== '') has.set(name, value)
  }
  return has.toString()
}

/** Address of that view. */
export function listPath(page: PageContext, query: string, changed: Partial<Readonly<Record<ListParameter, string | null>>> = {}): string {
  const has = listQuery(query, changed)
  return publicPath(page, has === '' ? '/recommendations' : `/recommendations?${has}`)
}
