import { z } from 'zod'
import { CORRECTION_KINDS } from '../../templates/view/scales.ts'
import { TopicFilter } from '../topics/index.ts'

const before = z.coerce
  .number('filter_invalid')
  .int('filter_invalid')
  .min(0, 'filter_invalid')
  .max(Number.MAX_SAFE_INTEGER, 'filter_invalid')
  .optional()

/** The sequence number that a page ends before. */
export const Before = z.object({ before })

/** The filters of a topic and the sequence number that a page of "what changed" ends before. */
export const ChangeQuery = TopicFilter.extend({ before })

/** The same for the corrections, which are of few kinds. */
export const CorrectionQuery = TopicFilter.extend({
  kind: z
    .union([z.literal(''), z.enum(CORRECTION_KINDS)], 'filter_invalid')
    .optional()
    .transform((value) => value || undefined),
  before,
})
