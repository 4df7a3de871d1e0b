import { z } from 'zod'
import { REDACTION_GROUNDS } from '../../templates/view/redaction.ts'
import { localizedText } from '../kernel/fields.ts'

/** The public reason is short: it stands in place of every text that was removed. */
const REASON_MAX = 300

export const RedactionInput = z
  .object({
    texts: z.array(z.object({ field: z.string().max(100), language: z.string().max(20) }), 'unknown_value').max(100, 'unknown_value'),
    file: z.boolean(),
    ground: z.enum(REDACTION_GROUNDS, 'unknown_value'),
    reason: localizedText(REASON_MAX).refine((reason) => reason.es !== '' || reason.en !== '', 'redaction_reason_missing'),
  })
  .refine((input) => input.texts.length > 0 || input.file, { path: ['texts'], message: 'redaction_nothing', when: () => true })
