import { z } from 'zod'
import { COUNTRIES, STATUSES } from '../../templates/view/scales.ts'
import type { AddresseeFilter } from './addressee-rows.ts'

const text = z.string().max(200, 'filter_invalid')
const slug = z
  .union([z.literal(''), text.regex(/^[a-z0-9-]+$/, 'filter_invalid')], 'filter_invalid')
  .optional()
  .transform((value) => value || undefined)
const code = z
  .union([z.literal(''), text.regex(/^[\p{L}\p{N}][\p{L}\p{N} ._/-]*$/u, 'filter_invalid')], 'filter_invalid')
  .optional()
  .transform((value) => value || undefined)
const yes = z
  .enum(['', '0', '1'], 'filter_invalid')
  .optional()
  .transform((value) => value === '1')
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .union([z.literal(''), z.enum(values)], 'filter_invalid')
    .optional()
    .transform((value) => value || undefined)

/** The list's filters as they stand in an address; empty ones count as absent. */
export const ListFilter = z.object({
  q: text
    .trim()
    .default('')
    .refine((value) => !/\p{Cc}|\p{Cs}/u.test(value), 'control_characters'),
  theme: slug,
  institution: slug,
  status: oneOf(STATUSES),
  country: oneOf(COUNTRIES),
  overdue: yes,
  stale: yes,
  awaiting_reply: yes,
  concern: code,
  standard: code,
  agreement_type: code,
  recommendation: z
    .union([z.literal(''), text.regex(/^[A-Z0-9-]+$/, 'filter_invalid')], 'filter_invalid')
    .optional()
    .transform((value) => value || undefined),
})
export type ParsedListFilter = z.output<typeof ListFilter>

const ORDER = [
  'q',
  'theme',
  'institution',
  'status',
  'country',
  'overdue',
  'stale',
  'awaiting_reply',
  'concern',
  'standard',
  'agreement_type',
  'recommendation',
] as const

/** The filters that narrow anything, in a fixed order, as names and values of a query string. */
export function activeFilters(filter: ParsedListFilter): readonly { readonly name: (typeof ORDER)[number]; readonly value: string }[] {
  return ORDER.flatMap((name) => {
    const value = filter[name]
    if (value === undefined || value === '' || value === false) return []
    return [{ name, value: value === true ? '1' : value }]
  })
}

/** The one query string (without `?`) that stands for these filters, however they were typed; empty when nothing is narrowed. */
export function canonicalQuery(filter: ParsedListFilter): string {
  return new URLSearchParams(activeFilters(filter).map(({ name, value }) => [name, value])).toString()
}

/** The filters as the verbs that list take them. */
export function addresseeFilter(filter: ParsedListFilter): AddresseeFilter {
  return {
    text: filter.q || undefined,
    theme: filter.theme,
    institution: filter.institution,
    status: filter.status,
    country: filter.country,
    overdue: filter.overdue || undefined,
    stale: filter.stale || undefined,
    awaitingReply: filter.awaiting_reply || undefined,
    concern: filter.concern,
    standard: filter.standard,
    agreementType: filter.agreement_type,
    recommendationCodes: filter.recommendation === undefined ? undefined : [filter.recommendation],
  }
}
