import { FEED_FORMATS, type FeedFormat } from '../../../templates/feeds/feed-view.ts'
import { STREAMS } from '../../../templates/view/topic.ts'
import { parsePartName, type ArchivePart } from '../../feeds/index.ts'
import { Invalid, NotFound } from '../../kernel/errors.ts'
import { parse } from '../../kernel/parse.ts'
import { kindFits, topicQuery, TopicFilter, type Topic } from '../../topics/index.ts'
import { Before } from '../queries.ts'

/** The collections whose things have feeds of their own, and the filter that such an address stands for. */
const COLLECTIONS = { recommendations: 'recommendation', themes: 'theme', institutions: 'institution', agreements: 'agreement' } as const
type Collection = keyof typeof COLLECTIONS

const BESIDE = /^(?:before|as_of|utm_.*)$/

/** What the address of a feed asks for. */
export interface FeedAddress {
  readonly topic: Topic
  readonly format: FeedFormat
  /** Path below the language of the feed without ending, archive and filters: `/feeds/changes`, `/feeds/themes/oversight`. */
  readonly base: string
  /** The filter that the path itself stands for. */
  readonly named: string | null
  /** The filters that stand in the query, in their one order; without `?`. */
  readonly query: string
  /** Null: the subscription document. */
  readonly part: ArchivePart | null
  /** Instead of either, the acts before this sequence number. */
  readonly before: number | undefined
}

/**
 * Reads `{stream}.{format}`, `{collection}/{name}.{format}` and either with an archive (`{…}/2026-10-2.{format}`), with a topic's
 * filters as query. Throws NotFound when no feed has such a path, Invalid when a filter has no such value.
 */
export function parseFeedAddress(path: string, query: Readonly<Record<string, string>>): FeedAddress {
  const [, file = '', ending] = /^\/?(.*)\.([a-z]+)$/.exec(path) ?? []
  const format = FEED_FORMATS.find((candidate) => candidate === ending)
  requireKnown(query)
  const [first = '', ...rest] = file.split('/')
  const stream = STREAMS.find((candidate) => candidate === first)
  const named = stream === undefined ? inCollection(first, rest.shift()) : null
  const [partText, ...further] = rest
  const part = partText === undefined ? null : parsePartName(partText)
  if (format === undefined || further.length > 0 || (partText !== undefined && part === null)) throw new NotFound('feed')
  const filter = named === null ? parse(TopicFilter, query) : { ...parse(TopicFilter, { ...query, [named.filter]: '' }), ...named.narrowed }
  const topic = { stream: stream ?? 'changes', filter }
  if (!kindFits(topic)) throw new Invalid({ kind: { key: 'errors.filter_invalid' } })
  return {
    topic,
    format,
    base: `/feeds/${named === null ? first : `${first}/${named.name}`}`,
    named: named?.filter ?? null,
    query: topicQuery(named === null ? filter : { ...filter, [named.filter]: undefined }),
    part,
    before: part === null ? parse(Before, query).before : undefined,
  }
}

function inCollection(collection: string, name: string | undefined) {
  if (!isCollection(collection) || name === undefined || !/^[A-Za-z0-9-]+$/.test(name)) throw new NotFound('feed')
  const filter = COLLECTIONS[collection]
  return { filter, name, narrowed: { [filter]: name } }
}

function isCollection(text: string): text is Collection {
  return Object.hasOwn(COLLECTIONS, text)
}

/** A filter that nobody knows would narrow nothing and seem to. What lists, pages and links to them carry besides is let pass. */
function requireKnown(query: Readonly<Record<string, string>>): void {
  const unknown = Object.keys(query).filter((name) => !Object.hasOwn(TopicFilter.shape, name) && !BESIDE.test(name))
  if (unknown.length > 0)
    throw new Invalid(Object.fromEntries(unknown.map((name) => [name, { key: 'errors.filter_name_unknown' } as const])))
}

/** Path and query below the language of a document of this feed; `name` null: the subscription document. */
export function feedPath({ base, query }: Pick<FeedAddress, 'base' | 'query'>, format: FeedFormat, name: string | null = null): string {
  return `${base}${name === null ? '' : `/${name}`}.${format}${query === '' ? '' : `?${query}`}`
}
