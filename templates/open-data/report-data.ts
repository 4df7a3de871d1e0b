import { LANGUAGES } from '../i18n/index.ts'
import type { PageContext } from '../pages/page-context.ts'
import type { EditionView } from '../view/edition.ts'
import { LICENCE } from './licence.ts'
import type { StructuredData } from './structured-data.ts'

/**
 * One edition as a report with its files. An assessment is no ClaimReview: that type is for a verdict on whether a claim made by
 * somebody is true, and the record says how far something is done.
 */
export function reportData(edition: EditionView, title: string, { origin, words }: PageContext): StructuredData {
  const address = `${origin}/${words.language}/reports/${edition.slug}`
  return {
    '@type': 'Report',
    '@id': address,
    url: address,
    name: title,
    reportNumber: edition.revision ? `${edition.number}.${edition.revision}` : String(edition.number),
    datePublished: edition.issuedAt,
    inLanguage: LANGUAGES,
    license: LICENCE,
    isAccessibleForFree: true,
    publisher: { '@type': 'Organization', name: words.t('pages.site.name'), url: `${origin}/` },
    encoding: edition.files.map((file) => ({
      '@type': 'MediaObject',
      contentUrl: `${origin}/reports/${edition.slug}.${file.language}.pdf`,
      encodingFormat: 'application/pdf',
      inLanguage: file.language,
      contentSize: String(file.bytes),
      sha256: file.sha256,
    })),
  }
}
