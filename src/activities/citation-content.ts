import { z } from 'zod'
import { ACTIVITY_PARAMETERS } from '../../templates/view/activity.ts'
import { localizedText } from '../kernel/fields.ts'
import { ActivityQuery } from './activity-query.ts'

/** What a citation never narrows by: where one is in the list, and what is cited already. */
const NO_FILTER = new Set<string>(['sort', 'after', 'agreement', 'recommendation', 'evidence'])

/** The query string of a list of activities as a citation keeps it: its filters alone, in the one order of parameters; empty for none. */
const Search = z
  .string()
  .max(1_000, 'too_long')
  .default('')
  .transform((typed, ctx) => {
    const given = new URLSearchParams(typed.replace(/^.*\?/, ''))
    const read = ActivityQuery.safeParse(
      Object.fromEntries(ACTIVITY_PARAMETERS.flatMap((name) => (given.get(name) && !NO_FILTER.has(name) ? [[name, given.get(name)]] : []))),
    )
    if (!read.success) {
      ctx.addIssue({ code: 'custom', message: 'filter_invalid' })
      return z.NEVER
    }
    return new URLSearchParams(
      Object.entries(read.data).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ).toString()
  })

/** Activities that one citation can pick. */
export const MOST_PICKED = 100

/** What a citation says: picked activities, or what a search finds, and why. */
export const CitationContent = z
  .object({
    activities: z.array(z.uuid('unknown_value').toLowerCase()).max(MOST_PICKED, 'too_many_activities').default([]),
    query: Search,
    reason: localizedText(2_000).refine(({ es, en }) => es !== '' || en !== '', 'citation_reason_missing'),
  })
  .refine(({ activities, query }) => activities.length > 0 !== (query !== ''), {
    path: ['activities'],
    error: 'activity_none_chosen',
  })
export type CitationContent = z.output<typeof CitationContent>
