import { FEED_TYPES, type FeedEntry, type FeedView } from './feed-view.ts'
import { cleanLine, element } from './xml.ts'

const TYPE = FEED_TYPES.rss

/** An RSS 2.0 document with Atom's links for itself, its hubs and its archives (RFC 5005). Same view, same bytes. */
export function rssFeed(view: FeedView): string {
  const link = (rel: string, href: string | null, more: Readonly<Record<string, string>> = { type: TYPE }) =>
    href === null ? [] : [element('atom:link', { rel, ...more, href })]
  const namespaces = {
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:fh': view.archive ? 'http://purl.org/syndication/history/1.0' : undefined,
  }
  const channel = element('channel', {}, [
    element('title', {}, cleanLine(view.title)),
    element('link', {}, view.pageAddress),
    element('description', {}, cleanLine(view.subtitle)),
    element('language', {}, view.language),
    element('copyright', {}, view.rights),
    element('lastBuildDate', {}, rfc822(view.updated)),
    element('generator', {}, 'Vigía'),
    ...(view.log === null ? [] : [element('category', { domain: view.log.address }, `${view.log.size} ${view.log.root}`)]),
    ...(view.archive ? [element('fh:archive', {})] : []),
    ...link('self', view.selfAddress),
    ...view.hubs.flatMap((hub) => link('hub', hub, {})),
    ...view.translations.flatMap(({ language, feed }) => link('related', feed, { type: TYPE, hreflang: language })),
    ...link('current', view.currentAddress),
    ...link('prev-archive', view.previousArchive),
    ...link('next-archive', view.nextArchive),
    ...link('next', view.nextAddress),
    ...view.entries.map((entry) => `\n${item(entry)}`),
  ])
  return `<?xml version="1.0" encoding="utf-8"?>\n${element('rss', { version: '2.0', ...namespaces }, [channel])}\n`
}

function item(entry: FeedEntry): string {
  const { enclosure } = entry
  return element('item', {}, [
    element('title', {}, cleanLine(entry.title)),
    element('link', {}, entry.address),
    element('guid', { isPermaLink: 'false' }, entry.id),
    element('pubDate', {}, rfc822(entry.published)),
    element('dc:creator', {}, cleanLine(entry.author)),
    ...entry.categories.map(({ scheme, label }) => element('category', { domain: scheme }, cleanLine(label))),
    element('description', {}, entry.contentHtml),
    ...(enclosure === null ? [] : [element('enclosure', { url: enclosure.href, length: String(enclosure.bytes), type: enclosure.type })]),
  ])
}

/** An ISO instant as RSS writes dates (RFC 822 with a year of four digits), in UTC. */
function rfc822(instant: string): string {
  return new Date(instant).toUTCString()
}
