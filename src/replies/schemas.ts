import { z } from 'zod'
import { calendarDate, localizedText } from '../kernel/fields.ts'

/** Characters of a reply in one language. */
export const REPLY_MAX = 5_000

/** Days from today to the last day of an invitation: what the form proposes, and the bounds. */
export const DEADLINE_DAYS = { least: 7, usual: 21, most: 120 } as const

export const InvitationInput = z.object({ deadlineOn: calendarDate })

export const ReplyInput = z.object({
  text: localizedText(REPLY_MAX).refine((text) => text.es !== '' || text.en !== '', 'reply_missing'),
})
