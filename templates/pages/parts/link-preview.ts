import { html } from 'hono/html'
import { LANGUAGES, words as wordsOf } from '../../i18n/index.ts'
import { PREVIEW } from '../../reach/preview-size.ts'
import type { Html, PageContext } from '../page-context.ts'

/** The picture that is shown beside a link to a page. */
export interface LinkPicture {
  /** Path and query beneath the language, without `as_of`: `/previews/recommendations/REC-01.png?v=2.0`. */
  readonly path: string
  /** What it says, in words. */
  readonly alternative: string
}

/** What sites that show links read: Open Graph (ogp.me) and the card that Twitter adds to it. */
export function linkPreview(page: PageContext, title: string, description: string, picture: LinkPicture | null, home: boolean): Html {
  const { words, origin } = page
  const { path, alternative } = picture ?? { path: '/previews/record.png', alternative: words.t('reach.preview.alternative') }
  const travelled = page.asOf === null ? '' : `${path.includes('?') ? '&' : '?'}as_of=${encodeURIComponent(page.asOf)}`
  const image = `${origin}/${words.language}${path}${travelled}`
  const others = LANGUAGES.filter((language) => language !== words.language)
  return html`<meta property="og:site_name" content="${words.t('pages.site.name')}" />
    <meta property="og:type" content="${home ? 'website' : 'article'}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${origin}/${words.language}${page.path}" />
    <meta property="og:locale" content="${locale(words.locale)}" />
    ${others.map((language) => html`<meta property="og:locale:alternate" content="${locale(wordsOf(language).locale)}" />`)}
    <meta property="og:image" content="${image}" />
    <meta property="og:image:type" content="image/png" />
    <meta property="og:image:width" content="${PREVIEW.width}" />
    <meta property="og:image:height" content="${PREVIEW.height}" />
    <meta property="og:image:alt" content="${alternative}" />
    <meta name="twitter:card" content="summary_large_image" />
    <meta name="twitter:title" content="${title}" />
    <meta name="twitter:description" content="${description}" />
    <meta name="twitter:image" content="${image}" />
    <meta name="twitter:image:alt" content="${alternative}" />`
}

/** `es_PE`, as Open Graph writes languages. */
function locale(tag: string): string {
  return tag.replace('-', '_')
}
