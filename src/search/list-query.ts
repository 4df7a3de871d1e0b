import { z } from 'zod'
import { ListFilter } from '../recommendations/index.ts'
import { Cursor } from './cursor.ts'

/** Orders of the list. `relevance` is the default of a text search, `catalogue` of everything else. */
export const SORTS = ['catalogue', 'relevance', 'status', 'due', 'updated', 'code'] as const
export type Sort = (typeof SORTS)[number]

/** The list as it stands in an address: its filters, its order, and where the page begins. Empty values count as absent. */
export const ListQuery = ListFilter.extend({
  sort: z
    .union([z.literal(''), z.enum(SORTS)], 'filter_invalid')
    .optional()
    .transform((value) => value || undefined),
  after: Cursor,
})
export type ParsedListQuery = z.output<typeof ListQuery>
