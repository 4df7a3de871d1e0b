import { LANGUAGES } from '../i18n/index.ts'

export interface SitemapEntry {
  /** Without the language: `/recommendations/REC-01`; empty for the front page. */
  readonly path: string
  /** ISO 8601: when it last changed; null: not known. */
  readonly modified: string | null
}

/** The index of sitemaps (sitemaps.org protocol). `names`: of its parts. */
export function sitemapIndex(names: readonly string[], modified: string | null, origin: string): string {
  const parts = names.map((name) => `  <sitemap><loc>${xml(`${origin}/sitemaps/${name}.xml`)}</loc>${lastmod(modified)}</sitemap>\n`)
  return `${HEADING}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${parts.join('')}</sitemapindex>\n`
}

/** A sitemap: each page in every language, each naming the others. At most 50,000 addresses: `LANGUAGES.length` an entry. */
export function sitemap(entries: readonly SitemapEntry[], origin: string): string {
  const urls = entries.flatMap(({ path, modified }) => {
    const alternates = LANGUAGES.map(
      (language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${xml(`${origin}/${language}${path}`)}"/>`,
    ).join('')
    return LANGUAGES.map((language) => `  <url><loc>${xml(`${origin}/${language}${path}`)}</loc>${lastmod(modified)}${alternates}</url>\n`)
  })
  return `${HEADING}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('')}</urlset>\n`
}

/** What robots are asked (RFC 9309): everything public is open; forms and private pages are nobody's business. */
export function robots(origin: string): string {
  const closed = LANGUAGES.flatMap((language) =>
    ['workspace', 'sign-in', 'invitation', 'outbox', 'unsubscribe', 'reports/requests'].map((part) => `Disallow: /${language}/${part}\n`),
  )
  return `User-agent: *\n${closed.join('')}Disallow: /reports/requests/\n\nSitemap: ${origin}/sitemap.xml\n`
}

const HEADING = '<?xml version="1.0" encoding="UTF-8"?>\n'

function lastmod(modified: string | null): string {
  return modified === null ? '' : `<lastmod>${modified}</lastmod>`
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
