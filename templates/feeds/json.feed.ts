import type { FeedEntry, FeedView } from './feed-view.ts'
import { cleanLine, cleanText } from './xml.ts'

/** Where the members under `_vigia` are described. */
const ABOUT = '/verify'

/** A JSON Feed 1.1 document; `next_url` leads to what is older. Same view, same bytes. */
export function jsonFeed(view: FeedView): string {
  const older = view.nextAddress ?? view.previousArchive
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: cleanLine(view.title),
    home_page_url: view.pageAddress,
    feed_url: view.selfAddress,
    description: cleanLine(view.subtitle),
    ...(older === null ? {} : { next_url: older }),
    icon: view.iconAddress,
    authors: [{ name: 'Vigía', url: view.siteAddress }],
    language: view.language,
    ...(view.hubs.length === 0 ? {} : { hubs: view.hubs.map((url) => ({ type: 'WebSub', url })) }),
    _vigia: {
      about: `${view.siteAddress}${ABOUT}`,
      id: view.id,
      rights: view.rights,
      updated: view.updated,
      archive: view.archive,
      ...(view.currentAddress === null ? {} : { current: view.currentAddress }),
      ...(view.previousArchive === null ? {} : { prev_archive: view.previousArchive }),
      ...(view.nextArchive === null ? {} : { next_archive: view.nextArchive }),
      ...(view.log === null ? {} : { log: view.log }),
      translations: view.translations.map(({ language, feed, page }) => ({ language, feed_url: feed, home_page_url: page })),
    },
    items: view.entries.map((entry) => item(entry, view)),
  })}\n`
}

function item(entry: FeedEntry, { language }: FeedView) {
  const { enclosure } = entry
  return {
    id: entry.id,
    url: entry.address,
    title: cleanLine(entry.title),
    content_html: cleanText(entry.contentHtml),
    date_published: entry.published,
    date_modified: entry.updated,
    authors: [{ name: cleanLine(entry.author) }],
    ...(entry.categories.length === 0 ? {} : { tags: entry.categories.map(({ label }) => cleanLine(label)) }),
    language,
    ...(enclosure === null
      ? {}
      : {
          attachments: [
            { url: enclosure.href, mime_type: enclosure.type, title: cleanLine(enclosure.title), size_in_bytes: enclosure.bytes },
          ],
        }),
    _vigia: {
      seq: entry.seq,
      kind: entry.kind,
      log_url: entry.logAddress,
      ...Object.fromEntries(entry.categories.map(({ name, term }) => [name, term])),
    },
  }
}
