import { z } from 'zod'
import { CORRECTION_KINDS, EVENT_KINDS } from '../../templates/view/scales.ts'
import { STREAMS, type Stream } from '../../templates/view/topic.ts'
import { activeFilters, ListFilter } from '../recommendations/index.ts'

const text = z.string().max(200, 'filter_invalid')
const named = (pattern: RegExp) =>
  z
    .union([z.literal(''), text.regex(pattern, 'filter_invalid')], 'filter_invalid')
    .optional()
    .transform((value) => value || undefined)

/** The filters of a topic as they stand in an address: those of the list, and what else an act can be about. Empty ones are absent. */
export const TopicFilter = ListFilter.extend({
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

const FURTHER = ['agreement', 'kind'] as const

/** The filters that narrow a topic, as names and values of a query string: the list's in their order, then the further ones. */
export function topicFilters(filter: ParsedTopicFilter): readonly { readonly name: string; readonly value: string }[] {
  const further = FURTHER.flatMap((name) => (filter[name] === undefined ? [] : [{ name, value: filter[name] }]))
  return [...activeFilters(filter), ...further]
}

/** The one query string (without `?`) of a topic's filters, however they were typed. */
export function topicQuery(filter: ParsedTopicFilter): string {
  return new URLSearchParams(topicFilters(filter).map(({ name, value }) => [name, value])).toString()
}

/** `changes?theme=oversight`: a topic as one text, for forms and addresses. */
export function topicKey({ stream, filter }: Topic): string {
  const query = topicQuery(filter)
  return query === '' ? stream : `${stream}?${query}`
}

/** Of corrections only those kinds can be asked for that correct something: no act could ever fit another. */
export function kindFits({ stream, filter }: Topic): boolean {
  return stream !== 'corrections' || filter.kind === undefined || CORRECTION_KINDS.some((known) => known === filter.kind)
}

/** The topic of such a text; of a filter that stands there twice the first counts, as in an address. Null when it names none. */
export function parseTopicKey(key: string): Topic | null {
  const [name = '', query = ''] = key.split(/\?(.*)/s, 2)
  const stream = STREAMS.find((candidate) => candidate === name)
  const filter = TopicFilter.safeParse(Object.fromEntries([...new URLSearchParams(query)].toReversed()))
  if (stream === undefined || !filter.success) return null
  const topic = { stream, filter: filter.data }
  return kindFits(topic) ? topic : null
}
