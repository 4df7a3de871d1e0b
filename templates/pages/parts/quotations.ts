import { html } from 'hono/html'
import type { Quotation } from '../../view/subject.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'
import { languageName, localizedName } from './text.ts'

/** What sources say, word for word and in their own language, each with its source and place in it. */
export function quotations(page: PageContext, quotes: readonly Quotation[]): Html {
  const { words } = page
  return html`${quotes.map(
    ({ source, locator, quote }) =>
      html`<figure class="quote">
        <blockquote lang="${source.language}"><p>${quote}</p></blockquote>
        <figcaption>
          <a href="${publicPath(page, `/sources/${encodeURIComponent(source.code)}`)}">${localizedName(page, source.title)}</a>${
            locator === null ? '' : `, ${locator}`
          }${source.language === words.language ? '' : html`&nbsp;· ${words.t('pages.evidence.in_language', { language: languageName(page, source.language) })}`}
        </figcaption>
      </figure>`,
  )}`
}
