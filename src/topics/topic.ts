import { z } from 'zod'
import { EVENT_KINDS } from '../../templates/view/scales.ts'
import { STREAMS, type Stream } from '../../templates/view/topic.ts'
import { activeFilters, ListFilter } from '../recommendations/index.ts'

const text = z.string().trim().max(200, 'filter_invalid')
const named = (pattern: RegExp) =>
  z
    .union([z.literal(''), text.regex(pattern, 'filter_invalid')], 'filter_invalid')
    .optional()
    .transform((value) => value || undefined)

/** The filters of a topic as they stand in an address: those of the list, and what else an act can be about. Empty ones are absent. */
export const TopicFilter = ListFilter.extend({
  recommendation: named(/^[A-Z0-9-]+$/),
  agreement: named(/^[a-z0-9-]+$/),
  kind: z
    .union([z.literal(''), z.enum(EVENT_KINDS)], 'filter_invalid')
    .optional()
    .transform((value) => value || undefined),
})
export type ParsedTopicFilter = z.output<typeof TopicFilter>

/** What can be followed. */
export interface Topic {
  readonly stream: Stream
  readonly filter: ParsedTopicFilter
}

const FURTHER = ['recommendation', 'agreement', 'kind'] as const

/** The one query string (without `?`) of a topic's filters, however they were typed: the list's in their order, then the further ones. */
export function topicQuery(filter: ParsedTopicFilter): string {
  const further = FURTHER.flatMap((name) => (filter[name] === undefined ? [] : [{ name, value: filter[name] }]))
  return new URLSearchParams([...activeFilters(filter), ...further].map(({ name, value }) => [name, value])).toString()
}

/** `changes?theme=oversight`: a topic as one text, for forms and addresses. */
export function topicKey({ stream, filter }: Topic): string {
  const query = topicQuery(filter)
  return query === '' ? stream : `${stream}?${query}`
}

/** The topic of such a text; null when it names none. */
export function parseTopicKey(key: string): Topic | null {
  const [name = '', query = ''] = key.split(/\?(.*)/s, 2)
  const stream = STREAMS.find((candidate) => candidate === name)
  const filter = TopicFilter.safeParse(Object.fromEntries(new URLSearchParams(query)))
  return stream !== undefined && filter.success ? { stream, filter: filter.data } : null
}
