import { z } from 'zod'
import { DISCLOSURES } from '../../templates/view/scales.ts'
import { partialDate, someText } from '../kernel/fields.ts'

const chosen = z.string('required').trim().min(1, 'required').max(100, 'unknown_value')
const perhapsDate = z.union([z.literal('').transform(() => null), z.null(), partialDate], 'invalid_partial_date')

/** Everything that the record says of an agreement; types, legal forms and recommendations by their codes. */
export const AgreementContent = z
  .object({
    title: someText(300),
    summary: someText(5_000),
    type: chosen,
    legalForm: z.string('required').trim().max(100, 'unknown_value'),
    parties: z.array(someText(200)).min(1, 'parties_missing').max(12, 'parties_missing'),
    signedOn: perhapsDate,
    inForceOn: perhapsDate,
    endedOn: perhapsDate,
    disclosure: z.string('required').min(1, 'required').pipe(z.enum(DISCLOSURES, 'unknown_value')),
    recommendations: z
      .array(z.string().max(40, 'unknown_value'))
      .max(200, 'unknown_value')
      .transform((codes) => [...new Set(codes)].toSorted()),
  })
  .refine(({ signedOn, endedOn }) => inOrder(signedOn, endedOn), { path: ['endedOn'], error: 'ends_before_it_begins' })
  .refine(({ inForceOn, endedOn }) => inOrder(inForceOn, endedOn), { path: ['endedOn'], error: 'ends_before_it_begins' })

export type AgreementContent = z.output<typeof AgreementContent>

/** As far as both dates are known. */
function inOrder(earlier: string | null, later: string | null): boolean {
  if (earlier === null || later === null) return true
  const length = Math.min(earlier.length, later.length)
  return earlier.slice(0, length) <= later.slice(0, length)
}
