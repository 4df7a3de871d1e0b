import type { Words } from '../i18n/index.ts'
import type { EditionView } from '../view/edition.ts'
import { logParagraph } from './change-content.ts'
import { editionEntryTitle } from './change-title.ts'
import type { FeedEntry } from './feed-view.ts'
import { escapeXml } from './xml.ts'

/** What an entry of the reports feed says of an edition; the PDF in the feed's language is the enclosure and is linked in the text too. */
export function editionEntry(edition: EditionView, words: Words, origin: string): Pick<FeedEntry, 'title' | 'contentHtml' | 'enclosure'> {
  const title = editionEntryTitle(edition, words)
  const paragraphs = edition.files.map((file) => {
    const href = escapeXml(`${origin}/reports/${edition.slug}.${file.language}.pdf`)
    const name = escapeXml(words.t('feeds.body.download', { language: words.languageName(file.language) }))
    const pages = escapeXml(words.t('feeds.body.pages', { n: file.pages }))
    const digest = escapeXml(words.t('feeds.body.digest', { digest: file.sha256 }))
    return `<p><a href="${href}" hreflang="${file.language}">${name}</a>, ${pages}.<br/>${digest}</p>`
  })
  const address = escapeXml(`${origin}/${words.language}/reports/${edition.slug}`)
  const page = `<p><a href="${address}">${escapeXml(words.t('feeds.body.online'))}</a></p>`
  const own = edition.files.find((file) => file.language === words.language)
  return {
    title,
    contentHtml: `${page}${paragraphs.join('')}${logParagraph(edition.seq, words, origin)}`,
    enclosure: own
      ? {
          href: `${origin}/reports/${edition.slug}.${own.language}.pdf`,
          type: 'application/pdf',
          bytes: own.bytes,
          language: own.language,
          title,
        }
      : null,
  }
}
