import type { html } from 'hono/html'
import type { TopicView } from '../view/topic.ts'
import type { Words } from '../i18n/index.ts'

/** Markup that is escaped already: what every page and part gives back. */
export type Html = ReturnType<typeof html>

export const ROLES = ['contributor', 'editor', 'institution', 'administrator'] as const
export type Role = (typeof ROLES)[number]

export interface PageFeed {
  readonly title: string
  /** Path on this site, with the language. */
  readonly href: string
  /** Media type, e.g. `application/atom+xml`. */
  readonly type: string
}

/** What every page gets besides its own view. */
export interface PageContext {
  readonly words: Words
  /** Path and query without the language prefix, for the language switch: `/recommendations?theme=oversight`; the dashboard is ``. */
  readonly path: string
  /** ISO instant, when the reader asked for the record as it stood then. */
  readonly asOf: string | null
  /** ISO instant that the page speaks of. */
  readonly recordAt: string
  /** IANA zone in which instants are shown. */
  readonly timeZone: string
  /** Where readers write to: an e-mail address or the address of a page. */
  readonly contact?: string | undefined
  readonly account: { readonly name: string; readonly role: Role; readonly canReview: boolean } | null
  /** Author and publisher may be one person: said aloud in the workspace. */
  readonly singlePerson: boolean
  /** Feeds to announce on this page, its own before the site's. */
  readonly feeds: readonly PageFeed[]
  /** What a reader of this page may want to follow; absent: nothing of its own. */
  readonly topic?: TopicView | null
  /** Absolute base of canonical addresses, without a slash at the end: `https://vigia.example`. */
  readonly origin: string
}
