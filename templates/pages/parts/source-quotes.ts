import { html } from 'hono/html'
import type { SourceQuoteView, WordingView } from '../../view/recommendation.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'
import { languageName, localized, localizedName } from './text.ts'
import { dateTime, dayTime } from './time.ts'
import { wordDifference } from './word-difference.ts'

/** What the sources say, word for word and in their own language. */
export function sourceQuotes(page: PageContext, quotes: readonly SourceQuoteView[]): Html {
  const { words } = page
  return html`${quotes.map(
    ({ source, locator, quote }) =>
      html`<figure class="quote">
        <blockquote lang="${source.language}"><p>${quote}</p></blockquote>
        <figcaption>
          <a href="${publicPath(page, `/sources/${encodeURIComponent(source.code)}`)}">${localizedName(page, source.title)}</a
          >${source.publisher === null ? '' : `, ${source.publisher}`}${
            source.date === null ? '' : html`, ${dateTime(page, source.date, 'long')}`
          }${locator === null ? '' : `, ${locator}`}${source.language === words.language ? '' : html`&nbsp;· ${words.t('pages.evidence.in_language', { language: languageName(page, source.language) })}`}
        </figcaption>
      </figure>`,
  )}`
}

/** Every wording the record has given the recommendation, newest first; what a new one added and removed is marked word by word. */
export function wordingHistory(page: PageContext, wordings: readonly WordingView[]): Html {
  const { words } = page
  const inOrder = wordings.toSorted((a, b) => b.version - a.version)
  return html`<ol class="wordings">
    ${inOrder.map((wording, index) => {
      const older = inOrder[index + 1]
      return html`<li id="wording-${wording.version}">
        <p class="kind">${words.t('pages.wording.version', { n: wording.version })}&nbsp;· ${dayTime(page, wording.recordedAt)}</p>
        <p><strong>${localizedName(page, wording.title)}.</strong> ${localized(page, wording.statement)}</p>
        ${older === undefined ? '' : changed(page, wording, older)}
      </li>`
    })}
  </ol>`
}

/** Only where both wordings have the page's language; else there is nothing to compare. */
function changed(page: PageContext, now: WordingView, before: WordingView): Html {
  const { words } = page
  const differ = (['title', 'statement'] as const).flatMap((field) => {
    const [own, theirs] = [now[field][words.language], before[field][words.language]]
    return own === undefined || theirs === undefined || own === theirs ? [] : [{ own, theirs }]
  })
  if (differ.length === 0) return html`<p class="quiet">${words.t('record.wording.same')}</p>`
  return html`<details class="figures-table">
    <summary>${words.t('record.wording.compare', { n: before.version })}</summary>
    ${differ.map(
      ({ own, theirs }) =>
        html`<p><span class="label">${words.t('record.wording.before')}</span> ${wordDifference(theirs, own, 'del')}</p>
          <p><span class="label">${words.t('record.wording.now')}</span> ${wordDifference(own, theirs, 'ins')}</p>`,
    )}
  </details>`
}
