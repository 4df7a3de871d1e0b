import type { Language } from '../view/text.ts'
import { element } from './xml.ts'

export interface FeedEnclosure {
  readonly href: string
  readonly type: string
  readonly bytes: number
  readonly language: Language
  readonly title: string
}

export interface FeedEntry {
  /** Permanent `tag:` id of the entry in this language. */
  readonly id: string
  readonly title: string
  /** ISO instants. `published` never changes. */
  readonly published: string
  readonly updated: string
  readonly address: string
  readonly author: string
  readonly contentHtml: string
  readonly enclosure: FeedEnclosure | null
}

export interface FeedView {
  readonly id: string
  readonly language: Language
  readonly title: string
  readonly subtitle: string
  readonly rights: string
  readonly selfAddress: string
  readonly pageAddress: string
  readonly iconAddress: string
  /** Older entries (RFC 5005 section 3); null on the last page. */
  readonly nextAddress: string | null
  /** The newest entry's instant, never now; an empty feed gives the record's beginning. */
  readonly updated: string
  /** Newest first. */
  readonly entries: readonly FeedEntry[]
}

/** An Atom document (RFC 4287). Same view, same bytes. */
export function atomFeed(view: FeedView): string {
  const feed = element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': view.language }, [
    element('id', {}, view.id),
    element('title', {}, view.title),
    element('subtitle', {}, view.subtitle),
    element('updated', {}, view.updated),
    element('author', {}, [element('name', {}, 'Vigía')]),
    element('rights', {}, view.rights),
    element('icon', {}, view.iconAddress),
    element('generator', {}, 'Vigía'),
    element('link', { rel: 'self', type: 'application/atom+xml', href: view.selfAddress }),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: view.language, href: view.pageAddress }),
    ...(view.nextAddress === null ? [] : [element('link', { rel: 'next', type: 'application/atom+xml', href: view.nextAddress })]),
    ...view.entries.map((entry) => `\n${entryElement(entry, view.language)}`),
  ])
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`
}

function entryElement(entry: FeedEntry, language: Language): string {
  const { enclosure } = entry
  return element('entry', {}, [
    element('id', {}, entry.id),
    element('title', {}, entry.title),
    element('published', {}, entry.published),
    element('updated', {}, entry.updated),
    element('author', {}, [element('name', {}, entry.author)]),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: entry.address }),
    ...(enclosure === null
      ? []
      : [
          element('link', {
            rel: 'enclosure',
            type: enclosure.type,
            href: enclosure.href,
            length: String(enclosure.bytes),
            hreflang: enclosure.language,
            title: enclosure.title,
          }),
        ]),
    element('content', { type: 'html', 'xml:lang': language }, entry.contentHtml),
  ])
}
