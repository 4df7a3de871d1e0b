import type { PageContext } from '../pages/page-context.ts'
import type { StructuredData } from './structured-data.ts'

/** The site and its search, for the front page. */
export function siteData({ origin, words }: PageContext): StructuredData {
  const home = `${origin}/${words.language}`
  return {
    '@type': 'WebSite',
    name: words.t('pages.site.name'),
    alternateName: words.t('pages.site.tagline'),
    url: home,
    inLanguage: words.language,
    license: 'https://creativecommons.org/licenses/by/4.0/',
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${home}/recommendations?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
}
