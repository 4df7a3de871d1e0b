import { z } from 'zod'

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u

/** Characters that turn the reading direction of what follows. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** Whether a text keeps its reading direction: what stands in titles and notes of reports may not hide what it says. */
export function readsStraight(text: string): boolean {
  return !TURNING.test(text)
}

/** A typed text: line ends unified, trimmed, NFC; control characters and lone surrogates refused. May be empty. */
export function optionalText(max: number) {
  return z
    .string('required')
    .transform((value) => value.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim())
    .refine((value) => !CONTROL.test(value), 'control_characters')
    .pipe(z.string().max(max, 'too_long'))
}

export function requiredText(max: number) {
  return optionalText(max).pipe(z.string().min(1, 'required'))
}

/** A text in Spanish and English, either of which may be empty. */
export function localizedText(max: number) {
  return z.object({ es: optionalText(max), en: optionalText(max) })
}

/** A text in Spanish, English or both; one of them may be pending. */
export function someText(max: number) {
  return localizedText(max).refine((text) => text.es !== '' || text.en !== '', 'one_language_missing')
}

/** `YYYY-MM-DD`, a day that exists; the database knows no year 0. */
export const existingDay = z.iso.date('invalid_date').regex(/^(?!0000)/, 'invalid_date')

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const calendarDate = z.string('required').trim().min(1, 'required').pipe(existingDay)

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as the source is. */
export const partialDate = z
  .string('required')
  .trim()
  .min(1, 'required')
  .refine((value) => /^(?!0000)\d{4}(-(0[1-9]|1[0-2]))?$/.test(value) || existingDay.safeParse(value).success, 'invalid_partial_date')

/** A web address, or the empty string. */
export const optionalAddress = z
  .string()
  .trim()
  .max(2_000, 'too_long')
  .refine((value) => value === '' || z.url({ protocol: /^https?$/ }).safeParse(value).success, 'invalid_address')

export const languageTag = z
  .string('required')
  .trim()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'invalid_language')
