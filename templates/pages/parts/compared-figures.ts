import { html } from 'hono/html'
import type { EditionComparison } from '../../view/comparison.ts'
import { editionNumber } from '../../view/edition-number.ts'
import type { EditionView } from '../../view/edition.ts'
import type { Html, PageContext } from '../page-context.ts'
import { signedNumber } from './signed-number.ts'
import { statusTag } from './status.ts'

interface Sides {
  readonly from: EditionView
  readonly to: EditionView
}

/** The figures of two editions side by side with their difference. */
export function comparedFigures(page: PageContext, { from, to, comparison }: Sides & { readonly comparison: EditionComparison }): Html {
  const { words } = page
  const figures = comparison.figures.map((figure) => ({ ...figure, label: html`${words.t(`editions.compare.figure.${figure.name}`)}` }))
  const statuses = comparison.byStatus.map((figure) => ({ ...figure, label: statusTag(page, figure.status) }))
  return html`<div class="versus">
    <div>${table(page, { from, to }, words.t('editions.compare.figures_caption'), words.t('editions.compare.figure'), figures)}</div>
    <div>${table(page, { from, to }, words.t('editions.compare.statuses_caption'), words.t('pages.column.status'), statuses)}</div>
  </div>`
}

function table(
  page: PageContext,
  { from, to }: Sides,
  caption: string,
  head: string,
  rows: readonly { readonly label: Html; readonly from: number; readonly to: number }[],
): Html {
  const { words } = page
  return html`<table class="compared">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${head}</th>
        <th scope="col" class="number">${words.t('editions.number', { number: editionNumber(from) })}</th>
        <th scope="col" class="number">${words.t('editions.number', { number: editionNumber(to) })}</th>
        <th scope="col" class="number">${words.t('editions.compare.difference')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row">${row.label}</th>
            <td class="number">${words.number(row.from)}</td>
            <td class="number">${words.number(row.to)}</td>
            <td class="number">
              ${row.from === row.to ? html`<span class="quiet">0</span>` : html`<b>${signedNumber(words, row.to - row.from)}</b>`}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`
}
