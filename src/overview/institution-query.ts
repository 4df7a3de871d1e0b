import { z } from 'zod'
import { INSTITUTION_SORTS } from '../../templates/view/institution-list.ts'
import { ListFilter } from '../recommendations/index.ts'

/** The list of institutions as it stands in an address: words of a name, a country, an order (absent: by country and name), `after` the last one of the page before. */
export const InstitutionQuery = z.object({
  q: ListFilter.shape.q,
  country: ListFilter.shape.country,
  sort: z
    .union([z.literal(''), z.enum(INSTITUTION_SORTS)], 'filter_invalid')
    .optional()
    .transform((value) => value || undefined),
  after: ListFilter.shape.institution,
})
export type ParsedInstitutionQuery = z.output<typeof InstitutionQuery>
