import { html } from 'hono/html'
import { asset } from '../assets/index.ts'
import { LANGUAGES } from '../i18n/index.ts'
import type { Html, PageContext } from './page-context.ts'
import { structuredData, type StructuredData } from '../open-data/structured-data.ts'
import { footer } from './parts/footer.ts'
import { linkPreview, type LinkPicture } from './parts/link-preview.ts'
import { masthead, type Section } from './parts/masthead.ts'
import { sprite } from './parts/sprite.ts'
import { standingLine } from './parts/standing-line.ts'

export { ROLES, type Html, type PageContext, type PageFeed } from './page-context.ts'

export interface PageHead {
  readonly title: string
  /** For search engines and previews; null on pages that are nobody's but the reader's. */
  readonly description: string | null
  /** The section of the navigation that the page belongs to. */
  readonly current: Section | null
  /** Shown beside links to the page; that of the whole record when absent. */
  readonly picture?: LinkPicture
  /** What it is about, for search engines. */
  readonly structured?: StructuredData
}

/** The whole document around a page's body: head with alternates and feeds, masthead, standing line, footer. */
export function layout(page: PageContext, head: PageHead, body: Html): Html {
  const { words } = page
  const site = words.t('pages.site.name')
  const home = head.title === site
  const named = home ? `${site}: ${words.t('pages.site.tagline')}` : head.title
  return html`<!doctype html>
    <html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${home ? named : `${named} · ${site}`}</title>
        ${
          head.description === null
            ? html`<meta name="robots" content="noindex" />`
            : html`<meta name="description" content="${head.description}" />
                <link rel="canonical" href="${page.origin}/${words.language}${page.path}" />
                ${LANGUAGES.map((language) => html`<link rel="alternate" hreflang="${language}" href="${page.origin}/${language}${page.path}" />`)}
                ${linkPreview(page, named, head.description, head.picture ?? null, home)}`
        }
        ${page.feeds.map((feed) => html`<link rel="alternate" type="${feed.type}" title="${feed.title}" href="${feed.href}" />`)}
        <link rel="preload" href="${asset('source-serif-4-latin.woff2')}" as="font" type="font/woff2" crossorigin />
        <link rel="preload" href="${asset('source-sans-3-latin.woff2')}" as="font" type="font/woff2" crossorigin />
        <link rel="stylesheet" href="${asset('vigia.css')}" />
        <link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml" />
        <meta name="color-scheme" content="light dark" />
        ${head.structured === undefined ? '' : structuredData(head.structured)}
      </head>
      <body>
        <a class="skip" href="#content">${words.t('pages.site.skip')}</a>
        ${sprite} ${masthead(page, head.current)}
        <main class="page" id="content" tabindex="-1">${standingLine(page)} ${body}</main>
        ${footer(page)}
      </body>
    </html>`
}
