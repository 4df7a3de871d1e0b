import { z } from 'zod'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import { CADENCES } from '../../templates/view/scales.ts'
import { readsStraight, requiredText } from '../kernel/fields.ts'
import { timeZoneNamed } from './time-zones.ts'

/** What breaks a line: nothing of a name. */
const BREAKING = /[\t\n\u2028\u2029]/u

const name = requiredText(120)
  .refine(readsStraight, 'bidi_controls')
  .refine((text) => !BREAKING.test(text), 'control_characters')

/** A slug of which no part begins with a digit, so that the slugs of editions lead back to one schedule and one period. */
export const ScheduleSlug = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(40, 'too_long')
  .regex(/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/, 'schedule_slug_invalid')
  .refine((slug) => slug !== 'new' && slug !== 'baseline', 'schedule_slug_taken')

/** What an administrator sets, under the names of the form's fields. All faults are found at once. */
export const ScheduleContent = z.object({
  name_es: name,
  name_en: name,
  cadence: z.enum(CADENCES, 'unknown_value'),
  cron: z.string().trim().max(100, 'too_long'),
  time_zone: z.string('required').transform((typed, check) => {
    const found = timeZoneNamed(typed)
    if (found === null) check.addIssue({ code: 'custom', message: 'time_zone_unknown' })
    return found ?? ''
  }),
  scope: z.string().max(2_000, 'too_long'),
  length: z.enum(['full', 'brief'], 'unknown_value'),
  languages: z
    .array(z.string())
    .refine((chosen) => chosen.length > 0, 'languages_missing')
    .refine((chosen) => chosen.every((language) => LANGUAGES.includes(language)), 'unknown_value')
    .transform((chosen) => LANGUAGES.filter((language) => chosen.includes(language))),
  topics: z.array(z.string().max(200, 'unknown_value')).transform((chosen) => [...new Set(chosen)]),
  hold_days: z
    .string()
    .trim()
    .refine((typed) => typed === '' || (/^\d{1,2}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 60), 'hold_days_invalid')
    .transform((typed) => (typed === '' ? null : Number(typed))),
})
export type ScheduleInput = z.input<typeof ScheduleContent>
