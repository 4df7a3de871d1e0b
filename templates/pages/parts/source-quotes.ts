import { html } from 'hono/html'
import type { SourceQuoteView, WordingView } from '../../view/recommendation.ts'
import type { Html, PageContext } from '../page-context.ts'
import { languageName, localized, localizedName } from './text.ts'
import { dateTime, dayTime } from './time.ts'

/** What the sources say, word for word and in their own language. */
export function sourceQuotes(page: PageContext, quotes: readonly SourceQuoteView[]): Html {
  const { words } = page
  return html`${quotes.map(
    ({ source, locator, quote }) =>
      html`<figure class="quote">
        <blockquote lang="${source.language}"><p>${quote}</p></blockquote>
        <figcaption>
          ${localizedName(page, source.title)}${source.publisher === null ? '' : `, ${source.publisher}`}${
            source.date === null ? '' : html`, ${dateTime(page, source.date, 'long')}`
          }${locator === null ? '' : `, ${locator}`}${source.language === words.language ? '' : html`&nbsp;· ${words.t('pages.evidence.in_language', { language: languageName(page, source.language) })}`}
        </figcaption>
      </figure>`,
  )}`
}

/** Every wording the record has given the recommendation, newest first. */
export function wordingHistory(page: PageContext, wordings: readonly WordingView[]): Html {
  return html`<ol class="wordings">
    ${wordings
      .toSorted((a, b) => b.version - a.version)
      .map(
        (wording) =>
          html`<li>
            <p class="kind">${page.words.t('pages.wording.version', { n: wording.version })}&nbsp;· ${dayTime(page, wording.recordedAt)}</p>
            <p><strong>${localizedName(page, wording.title)}.</strong> ${localized(page, wording.statement)}</p>
          </li>`,
      )}
  </ol>`
}
