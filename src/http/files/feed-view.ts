import { asset } from '../../../templates/assets/index.ts'
import { feedEntry } from '../../../templates/feeds/feed-entry.ts'
import type { FeedView } from '../../../templates/feeds/feed-view.ts'
import { topicTitle } from '../../../templates/follow/topic-title.ts'
import { LANGUAGES, type Words } from '../../../templates/i18n/index.ts'
import type { TopicView } from '../../../templates/view/topic.ts'
import { partName, type FeedDocument } from '../../feeds/index.ts'
import { topicKey } from '../../topics/index.ts'
import { feedPath, type FeedAddress } from './feed-address.ts'

/** What a document needs besides its acts. */
export interface FeedSurroundings {
  readonly words: Words
  readonly origin: string
  readonly hubs: readonly string[]
  /** `tag:host,date` that the ids of feeds begin with. */
  readonly authority: string
  /** When the record began. */
  readonly beginning: string
  /** Root of the log just after the newest act of the document; null: there is none. */
  readonly root: string | null
}

/** The view that all three formats are written from. */
export function feedView(address: FeedAddress, topic: TopicView, document: FeedDocument, around: FeedSurroundings): FeedView {
  const { words, origin } = around
  const { language } = words
  const site = (of: string) => `${origin}/${of}`
  const { format, part, before } = address
  const own = part === null ? null : partName(part)
  const path = withBefore(feedPath(address, format, own), before)
  const page = pagePath(address)
  const beside = (name: string | null) => (name === null ? null : `${site(language)}${feedPath(address, format, name)}`)
  const entries = document.changes.map((change) => feedEntry(change, words, origin))
  const [newest] = document.changes
  return {
    id: `${around.authority}:feeds/${language}/${topicKey(address.topic)}`,
    language,
    ...titles(address, topic, words),
    rights: words.t('feeds.rights'),
    siteAddress: site(language),
    selfAddress: `${site(language)}${path}`,
    pageAddress: `${site(language)}${page}`,
    iconAddress: `${origin}${asset('icon.svg')}`,
    translations: LANGUAGES.filter((other) => other !== language).map((other) => ({
      language: other,
      feed: `${site(other)}${path}`,
      page: `${site(other)}${page}`,
    })),
    hubs: part === null && before === undefined ? around.hubs : [],
    archive: part !== null,
    currentAddress: part === null && before === undefined ? null : `${site(language)}${feedPath(address, format)}`,
    previousArchive: beside(document.previous),
    nextArchive: beside(document.next),
    nextAddress: document.older === null ? null : `${site(language)}${withBefore(feedPath(address, format), document.older)}`,
    log:
      newest === undefined || around.root === null
        ? null
        : { size: newest.seq + 1, root: around.root, address: `${origin}/log/checkpoint` },
    updated: entries.reduce((latest, { updated }) => (updated > latest ? updated : latest), entries[0]?.updated ?? around.beginning),
    entries,
  }
}

function titles({ topic, part }: FeedAddress, view: TopicView, words: Words): { readonly title: string; readonly subtitle: string } {
  const { stream } = topic
  const narrowed = view.query === '' ? null : topicTitle(view, words)
  const title = narrowed === null ? words.t(`feeds.${stream}.title`) : words.t('feeds.topic.title', { topic: narrowed })
  const subtitle = narrowed === null ? words.t(`feeds.${stream}.subtitle`) : words.t('feeds.topic.subtitle', { topic: narrowed })
  if (part === null) return { title, subtitle }
  const month = words.date(part.month)
  const piece = part.number === 1 ? month : words.t('feeds.archive.part', { month, n: String(part.number) })
  return { title: words.t('feeds.archive.title', { title, month: piece }), subtitle }
}

/** The page that shows what the feed tells. */
function pagePath({ topic, base, query }: FeedAddress): string {
  if (query === '' && base !== `/feeds/${topic.stream}`) return base.slice('/feeds'.length)
  const narrowed = topic.stream === 'reports' ? '' : topicKey(topic).slice(topic.stream.length)
  return `/${topic.stream}${narrowed}`
}

function withBefore(path: string, before: number | undefined): string {
  return before === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}before=${before}`
}
