import { ACTIVITY_PARAMETERS, type ActivityParameter, type FoundActivities } from '../../view/activity.ts'
import type { PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'

type Filters = FoundActivities['filters']

/** The one query string (without `?`) of a view of the list of activities, some parameters set anew or (null) taken off. */
export function activityQuery(filters: Filters, changed: Partial<Readonly<Record<ActivityParameter, string | null>>> = {}): string {
  const has = new URLSearchParams()
  for (const name of ACTIVITY_PARAMETERS) {
    const value = changed[name] === undefined ? filters[name] : changed[name]
    if (value !== null && value !== undefined && value !== '') has.set(name, value)
  }
  return has.toString()
}

/** Address of that view; the place in the list goes unless it is set. */
export function activityListPath(
  page: PageContext,
  filters: Filters,
  changed: Partial<Readonly<Record<ActivityParameter, string | null>>> = {},
): string {
  const query = activityQuery(filters, { after: null, ...changed })
  return publicPath(page, query === '' ? '/activities' : `/activities?${query}`)
}

export const activityPath = (page: PageContext, id: string) => publicPath(page, `/activities/${id}`)
