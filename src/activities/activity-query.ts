import { z } from 'zod'
import { ACTIVITY_KINDS, ACTIVITY_SORTS } from '../../templates/view/activity.ts'

const absent = <Value>(value: Value | '' | undefined) => (value === '' ? undefined : value)
const words = z
  .string()
  .max(200, 'filter_invalid')
  .optional()
  .transform((value) => value?.trim() || undefined)
const oneOf = (pattern: RegExp) =>
  z
    .union([z.literal(''), z.string().max(200).regex(pattern, 'filter_invalid')], 'filter_invalid')
    .optional()
    .transform(absent)
const yes = z
  .union([z.literal(''), z.literal('1')], 'filter_invalid')
  .optional()
  .transform(absent)

/** The list of activities as it stands in an address. `country` is folded: `peru`; `year` may be `none`. */
export const ActivityQuery = z.object({
  q: words,
  unit: words,
  place: words,
  year: oneOf(/^(?:\d{4}|none)$/),
  country: oneOf(/^[\p{L}\p{N} ]+$/u),
  kind: z
    .union([z.literal(''), z.enum(ACTIVITY_KINDS)], 'filter_invalid')
    .optional()
    .transform(absent),
  odd: yes,
  repeated: yes,
  agreement: oneOf(/^[a-z0-9-]+$/),
  recommendation: oneOf(/^[\p{L}\p{N}][\p{L}\p{N} ._/-]*$/u),
  evidence: oneOf(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  batch: oneOf(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  sort: z
    .union([z.literal(''), z.enum(ACTIVITY_SORTS)], 'filter_invalid')
    .optional()
    .transform(absent),
  after: oneOf(/^-?\d[\d-]*~[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
})
export type ParsedActivityQuery = z.output<typeof ActivityQuery>

/** What narrows the list, without where one is in it. */
export type ActivityFilter = Omit<ParsedActivityQuery, 'sort' | 'after'>
