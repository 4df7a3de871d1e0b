import { z } from 'zod'
import { CORRECTION_KINDS } from '../../templates/pages/correction-list.page.ts'

const text = z.string().trim().max(200, 'filter_invalid')
const slug = z
  .union([z.literal(''), text.regex(/^[a-z0-9-]+$/, 'filter_invalid')], 'filter_invalid')
  .transform((value) => value || undefined)
const before = z.coerce
  .number('filter_invalid')
  .int('filter_invalid')
  .min(0, 'filter_invalid')
  .max(Number.MAX_SAFE_INTEGER, 'filter_invalid')
  .optional()

/** The kind that the corrections are narrowed to and the sequence number that a page ends before. */
export const CorrectionQuery = z.object({
  kind: z
    .union([z.literal(''), z.enum(CORRECTION_KINDS)], 'filter_invalid')
    .optional()
    .transform((value) => value || undefined),
  before,
})

/** The filters of "what changed" and the sequence number that a page ends before. */
export const ChangeQuery = z.object({
  recommendation: z
    .union([z.literal(''), text.regex(/^[A-Z0-9-]+$/, 'filter_invalid')], 'filter_invalid')
    .optional()
    .transform((value) => value || undefined),
  theme: slug.optional(),
  institution: slug.optional(),
  before,
})
