import type { EventKind } from '../view/scales.ts'
import type { Language } from '../view/text.ts'

/** The formats a feed comes in, by the ending of its address. */
export const FEED_FORMATS = ['atom', 'rss', 'json'] as const
export type FeedFormat = (typeof FEED_FORMATS)[number]

export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  json: 'application/feed+json',
}

export interface FeedEnclosure {
  readonly href: string
  readonly type: string
  readonly bytes: number
  readonly language: Language
  readonly title: string
}

export interface FeedCategory {
  readonly name: 'theme' | 'institution' | 'status'
  /** Address of the list or scale that the term belongs to. */
  readonly scheme: string
  readonly term: string
  readonly label: string
}

export interface FeedEntry {
  /** Permanent `tag:` id of the entry in this language. */
  readonly id: string
  readonly title: string
  /** ISO instants. `published` never changes. */
  readonly published: string
  readonly updated: string
  /** Page of what the entry is about. */
  readonly address: string
  readonly author: string
  readonly contentHtml: string
  readonly enclosure: FeedEnclosure | null
  readonly categories: readonly FeedCategory[]
  /** Where the act stands in the public log. */
  readonly seq: number
  readonly kind: EventKind
  readonly logAddress: string
}

export interface FeedView {
  /** Permanent `tag:` id of the feed in this language: the same for its archives, its formats and its other addresses. */
  readonly id: string
  readonly language: Language
  readonly title: string
  readonly subtitle: string
  readonly rights: string
  /** Address of the site in this language. */
  readonly siteAddress: string
  readonly selfAddress: string
  readonly pageAddress: string
  readonly iconAddress: string
  /** The same document in the other languages, with the page that it is the feed of. */
  readonly translations: readonly { readonly language: Language; readonly feed: string; readonly page: string }[]
  /** Addresses of WebSub hubs. */
  readonly hubs: readonly string[]
  /** An archive (RFC 5005 section 4) never gets another entry. */
  readonly archive: boolean
  /** The subscription document; null when this is it. */
  readonly currentAddress: string | null
  readonly previousArchive: string | null
  readonly nextArchive: string | null
  /** Older entries (RFC 5005 section 3), on pages by number; null on the last and on all other documents. */
  readonly nextAddress: string | null
  /** The log when the newest entry had been appended: how many entries, its root (base64), where it can be checked. Null: no entry. */
  readonly log: { readonly size: number; readonly root: string; readonly address: string } | null
  /** The newest entry's instant, never now; an empty feed gives the record's beginning. */
  readonly updated: string
  /** Newest first. */
  readonly entries: readonly FeedEntry[]
}
