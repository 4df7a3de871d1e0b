import { FEED_FORMATS, type FeedFormat } from '../feeds/feed-view.ts'
import type { Language } from '../view/text.ts'
import type { TopicView } from '../view/topic.ts'

/** Things whose feeds have an address of their own, by the filter that names them. */
const OWN: Readonly<Record<string, string>> = {
  recommendation: 'recommendations',
  theme: 'themes',
  institution: 'institutions',
  agreement: 'agreements',
}
/** The filters of a calendar. */
const DATED: ReadonlySet<string> = new Set([
  'recommendation',
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
])

/** Paths on this site under which a topic is followed. */
export interface TopicAddresses {
  readonly mail: string
  readonly feeds: readonly { readonly format: FeedFormat; readonly path: string }[]
  /** Null: nothing about it has a date to come. */
  readonly calendar: string | null
}

/** Where a topic is followed in one language: by mail, by feeds, in a calendar. */
export function topicAddresses(topic: TopicView, language: Language): TopicAddresses {
  const { stream, query, filters } = topic
  const search = query === '' ? '' : `?${query}`
  const [only, ...others] = filters
  const collection = stream === 'changes' && others.length === 0 ? OWN[only?.name ?? ''] : undefined
  const [base, rest] = collection === undefined ? [stream, search] : [`${collection}/${encodeURIComponent(only?.value ?? '')}`, '']
  const dated = stream !== 'corrections' && filters.every(({ name }) => DATED.has(name))
  return {
    mail: `/${language}/subscribe?topic=${encodeURIComponent(`${stream}${search}`)}`,
    feeds: FEED_FORMATS.map((format) => ({ format, path: `/${language}/feeds/${base}.${format}${rest}` })),
    calendar: dated ? `/${language}/calendar.ics${search}` : null,
  }
}
