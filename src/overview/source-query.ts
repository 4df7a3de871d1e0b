import { z } from 'zod'
import { ListFilter } from '../recommendations/index.ts'

/** The list of sources as it stands in an address: words of a title or a publisher, `after` the code of the last one of the page before. */
export const SourceQuery = z.object({ q: ListFilter.shape.q, after: ListFilter.shape.concern })
export type ParsedSourceQuery = z.output<typeof SourceQuery>

/** The page of one source: `after` the code of the last recommendation of the page before. */
export const SourcePageQuery = z.object({ after: ListFilter.shape.concern })
