import { html } from 'hono/html'
import type { KeyFigures } from '../../view/figures.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath } from './links.ts'

/** The figures of the record, each a way to the list it counts. */
export function keyFigures(page: PageContext, figures: KeyFigures): Html {
  const { words } = page
  const unassessed = figures.addressees - figures.assessed
  const entries = [
    {
      query: '',
      value: words.number(figures.recommendations),
      text: words.t('pages.figures.recommendations', { n: figures.recommendations }),
    },
    {
      query: '',
      value: words.t('pages.figures.of', { n: figures.assessed, total: figures.addressees }),
      text: words.t('pages.figures.assessed', { n: figures.addressees }),
    },
    { query: '?status=not_assessed', value: words.number(unassessed), text: words.t('pages.figures.unassessed', { n: unassessed }) },
    { query: '?overdue=1', value: words.number(figures.overdue), text: words.t('pages.figures.overdue', { n: figures.overdue }) },
    { query: '?stale=1', value: words.number(figures.stale), text: words.t('pages.figures.stale', { n: figures.stale }) },
  ]
  return html`<ul class="figures">
    ${entries.map(
      ({ query, value, text }) =>
        html`<li>
          <a href="${publicPath(page, `/recommendations${query}`)}"><b>${value}</b> ${text}</a>
        </li>`,
    )}
  </ul>`
}
