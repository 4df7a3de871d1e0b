import { z } from 'zod'
import { optionalText, readsStraight, requiredText } from '../kernel/fields.ts'
import { MOST_TOPICS } from './limits.ts'

const ADDRESS_LENGTH = 2_000
const DESCRIPTION_LENGTH = 120

/** It stands in titles and in the subject of a mail. */
const oneLine = optionalText(DESCRIPTION_LENGTH)
  .refine((text) => !text.includes('\n'), 'control_characters')
  .refine(readsStraight, 'bidi_controls')

export const WebhookContent = z.object({
  address: requiredText(ADDRESS_LENGTH),
  description: oneLine.default(''),
  topics: z
    .array(requiredText(ADDRESS_LENGTH), 'webhook_topics_missing')
    .min(1, 'webhook_topics_missing')
    .max(MOST_TOPICS, 'webhook_topics_too_many'),
})

export interface WebhookInput {
  /** Where to, https. */
  readonly address: string
  readonly description?: string | undefined
  /** Keys of topics (`changes?theme=oversight`), or addresses of the list, of a feed or of a subscription of this site. */
  readonly topics: readonly string[]
}
