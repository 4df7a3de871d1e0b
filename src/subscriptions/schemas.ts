import { z } from 'zod'
import { isLanguage } from '../../templates/i18n/index.ts'
import { FREQUENCIES } from '../../templates/view/subscription.ts'
import { parseTopicKey } from '../topics/index.ts'
import { SubscriberAddress } from './subscriber-address.ts'

const TOPIC_MAX = 2_000

export const Frequency = z.enum(FREQUENCIES, 'frequency_missing')
const MailLanguage = z.string('required').refine(isLanguage, 'invalid_language')

/** What can be followed, as one text (`changes?theme=oversight`). */
export const TopicKey = z
  .string('follow_nothing')
  .min(1, { message: 'follow_nothing', abort: true })
  .max(TOPIC_MAX, { message: 'follow_unknown', abort: true })
  .transform((key, issues) => {
    const topic = parseTopicKey(key)
    if (topic !== null) return topic
    issues.addIssue({ code: 'custom', message: 'follow_unknown' })
    return z.NEVER
  })

/** The form. Of the reports themselves there is nothing to be told but the reports. */
export const SubscriptionRequest = z
  .object({ topic: TopicKey, email: SubscriberAddress, language: MailLanguage, frequency: z.string().default('') })
  .transform((form) => (form.topic.stream === 'reports' ? { ...form, frequency: 'reports' } : form))
  .pipe(z.object({ topic: z.custom<z.output<typeof TopicKey>>(), email: z.string(), language: z.string(), frequency: Frequency }))

export const AccessRequest = z.object({ email: SubscriberAddress, language: MailLanguage })

export const PreferencesForm = z.object({
  language: MailLanguage,
  attach_reports: z
    .string()
    .default('')
    .transform((value) => value !== ''),
})

export const EndedAddress = z.object({ email: SubscriberAddress })

export const TopicForm = z.object({ topic: TopicKey })
