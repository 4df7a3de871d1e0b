import { FEED_TYPES, type FeedEntry, type FeedView } from './feed-view.ts'
import { cleanLine, element } from './xml.ts'

const ATOM = 'http://www.w3.org/2005/Atom'
const HISTORY = 'http://purl.org/syndication/history/1.0'
const TYPE = FEED_TYPES.atom
const HTML = 'text/html'

/**
 * An Atom document (RFC 4287) with its place among the archives (RFC 5005). Same view, same bytes. There is one alternate, the page:
 * of several, readers open the last, whatever its language.
 */
export function atomFeed(view: FeedView): string {
  const link = (rel: string, href: string | null, more: Readonly<Record<string, string>> = {}) =>
    href === null ? [] : [element('link', { rel, ...more, href })]
  const feed = element('feed', { xmlns: ATOM, 'xmlns:fh': view.archive ? HISTORY : undefined, 'xml:lang': view.language }, [
    element('id', {}, view.id),
    element('title', {}, cleanLine(view.title)),
    element('subtitle', {}, cleanLine(view.subtitle)),
    element('updated', {}, view.updated),
    element('author', {}, [element('name', {}, 'Vigía'), element('uri', {}, view.siteAddress)]),
    element('rights', {}, view.rights),
    element('icon', {}, view.iconAddress),
    element('generator', {}, 'Vigía'),
    ...(view.log === null ? [] : [category({ scheme: view.log.address, term: `${view.log.size} ${view.log.root}` })]),
    ...(view.archive ? [element('fh:archive', {})] : []),
    ...link('self', view.selfAddress, { type: TYPE }),
    ...view.hubs.flatMap((hub) => link('hub', hub)),
    ...link('alternate', view.pageAddress, { type: HTML, hreflang: view.language }),
    ...view.translations.flatMap(({ language, feed: other }) => link('related', other, { type: TYPE, hreflang: language })),
    ...link('current', view.currentAddress, { type: TYPE }),
    ...link('prev-archive', view.previousArchive, { type: TYPE }),
    ...link('next-archive', view.nextArchive, { type: TYPE }),
    ...link('next', view.nextAddress, { type: TYPE }),
    ...view.entries.map((entry) => `\n${entryElement(entry, view)}`),
  ])
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`
}

function entryElement(entry: FeedEntry, { language }: FeedView): string {
  const { enclosure } = entry
  return element('entry', {}, [
    element('id', {}, entry.id),
    element('title', {}, cleanLine(entry.title)),
    element('published', {}, entry.published),
    element('updated', {}, entry.updated),
    element('author', {}, [element('name', {}, cleanLine(entry.author))]),
    ...entry.categories.map(category),
    element('link', { rel: 'alternate', type: HTML, hreflang: language, href: entry.address }),
    element('link', { rel: 'related', type: HTML, hreflang: language, href: entry.logAddress }),
    ...(enclosure === null
      ? []
      : [
          element('link', {
            rel: 'enclosure',
            type: enclosure.type,
            href: enclosure.href,
            length: String(enclosure.bytes),
            hreflang: enclosure.language,
            title: cleanLine(enclosure.title),
          }),
        ]),
    element('content', { type: 'html', 'xml:lang': language }, entry.contentHtml),
  ])
}

function category({ scheme, term, label }: { readonly scheme: string; readonly term: string; readonly label?: string }): string {
  return element('category', { scheme, term: cleanLine(term), label: label === undefined ? undefined : cleanLine(label) })
}
