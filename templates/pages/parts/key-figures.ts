import { html } from 'hono/html'
import type { KeyFigures } from '../../view/figures.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'

/** The figures of the record, each a way to the list it counts. */
export function keyFigures(page: PageContext, figures: KeyFigures): Html {
  const { words } = page
  const { recommendations, addressees, assessed, overdue, stale, awaitingReply } = figures
  const unassessed = addressees - assessed
  const assessedText = words.t('pages.figures.assessed', { n: addressees })
  const entries = [
    { query: '', value: words.number(recommendations), text: words.t('pages.figures.recommendations', { n: recommendations }) },
    { query: '', value: words.t('pages.figures.of', { n: assessed, total: addressees }), text: assessedText },
    { query: '?status=not_assessed', value: words.number(unassessed), text: words.t('pages.figures.unassessed', { n: unassessed }) },
    { query: '?overdue=1', value: words.number(overdue), text: words.t('pages.figures.overdue', { n: overdue }) },
    { query: '?stale=1', value: words.number(stale), text: words.t('pages.figures.stale', { n: stale }) },
    { query: '?awaiting_reply=1', value: words.number(awaitingReply), text: words.t('record.figures.awaiting', { n: awaitingReply }) },
  ]
  return html`<ul class="figures six">
    ${entries.map(
      ({ query, value, text }) =>
        html`<li>
          <a href="${publicPath(page, `/recommendations${query}`)}"><b>${value}</b> ${text}</a>
        </li>`,
    )}
  </ul>`
}
