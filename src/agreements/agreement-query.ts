import { z } from 'zod'
import { DISCLOSURES } from '../../templates/view/scales.ts'

const oneOf = (pattern: RegExp) =>
  z
    .union([z.literal(''), z.string().max(100).regex(pattern, 'filter_invalid')], 'filter_invalid')
    .optional()
    .transform((value) => value || undefined)

/** The list of agreements as it stands in an address: `year` of signature or `unknown`, `after` the last agreement of the page before. */
export const AgreementQuery = z.object({
  type: oneOf(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  disclosure: z
    .union([z.literal(''), z.enum(DISCLOSURES)], 'filter_invalid')
    .optional()
    .transform((value) => value || undefined),
  year: oneOf(/^(?:\d{4}|unknown)$/),
  after: oneOf(/^[a-z0-9-]+$/),
})
export type ParsedAgreementQuery = z.output<typeof AgreementQuery>
