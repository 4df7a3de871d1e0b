import { html } from 'hono/html'
import type { MatrixCell, MatrixColumn, MatrixRow, MatrixTotals, MatrixView } from '../../view/matrix.ts'
import { COUNTRIES } from '../../view/scales.ts'
import type { Html, PageContext } from '../page-context.ts'
import { institutionPath, recommendationPath, themePath } from './links.ts'
import { statusMark } from './status.ts'
import { localizedName, plainText } from './text.ts'

/**
 * Recommendations by institutions as one table in a region that scrolls by itself: institutions grouped by country, recommendations by
 * theme, each cell leading to the addressee. A cell of an institution that was not asked is empty and says so to who cannot see it.
 */
export function matrixTable(page: PageContext, view: MatrixView): Html {
  const { words } = page
  const countries = COUNTRIES.map((country) => ({ country, own: ofCountry(page, view.columns, country) })).filter(
    ({ own }) => own.length > 0,
  )
  const columns = countries.flatMap(({ own }) => own)
  return html`<section class="matrix" tabindex="0" aria-label="${words.t('record.matrix.region')}">
    <table>
      <caption class="unseen">
        ${words.t('record.matrix.caption')}
      </caption>
      <colgroup></colgroup>
      ${countries.map(({ own }) => html`<colgroup span="${own.length}"></colgroup>`)}
      <colgroup></colgroup>
      <thead>
        <tr>
          <td></td>
          ${countries.map(
            ({ country, own }) =>
              html`<th scope="colgroup" colspan="${own.length}"><span>${words.t(`terms.country.${country}`)}</span></th>`,
          )}
          <td></td>
        </tr>
        <tr>
          <th scope="col">${words.t('pages.column.recommendation')}</th>
          ${columns.map(
            ({ institution }) =>
              html`<th scope="col">
                <a href="${institutionPath(page, institution.slug)}"><span>${localizedName(page, institution.name)}</span></a>
              </th>`,
          )}
          <th scope="col" class="sum">${words.t('record.matrix.assessed')}</th>
        </tr>
      </thead>
      ${view.groups.map(
        ({ theme, rows }) =>
          html`<tbody>
            <tr class="theme">
              <th scope="rowgroup" colspan="${columns.length + 2}">
                <a href="${themePath(page, theme.slug)}">${localizedName(page, theme.name)}</a>
              </th>
            </tr>
            ${rows.map((row) => matrixRow(page, row, columns))}
          </tbody>`,
      )}
      ${totals(page, view, columns)}
    </table>
  </section>`
}

function ofCountry(page: PageContext, columns: readonly MatrixColumn[], country: string): readonly MatrixColumn[] {
  return columns
    .filter(({ institution }) => institution.country === country)
    .toSorted((a, b) => page.words.compare(plainText(page, a.institution.name), plainText(page, b.institution.name)))
}

function matrixRow(page: PageContext, row: MatrixRow, columns: readonly MatrixColumn[]): Html {
  const { words } = page
  const { code, title } = row.recommendation
  return html`<tr>
    <th scope="row">
      <a href="${recommendationPath(page, code)}"><span class="code">${code}</span> ${localizedName(page, title)}</a>
    </th>
    ${columns.map(({ institution }) => cell(page, code, row.cells.get(institution.slug) ?? null, plainText(page, institution.name)))}
    <td class="sum">${words.t('record.matrix.of', { assessed: row.assessed, asked: row.asked })}</td>
  </tr>`
}

function cell(page: PageContext, code: string, found: MatrixCell | null, institution: string): Html {
  const { words } = page
  if (found === null) return html`<td><span class="unseen">${words.t('record.matrix.not_asked')}</span></td>`
  const overdue = found.overdue ? `, ${words.t('terms.computed.overdue').toLocaleLowerCase(words.locale)}` : ''
  const status = `${words.t(`terms.status.${found.status}`)}${overdue}`
  return html`<td class="h-${found.status}${found.overdue ? ' late' : ''}">
    <a href="${recommendationPath(page, code)}#addressee-${found.addresseeId}" title="${status}: ${institution}"
      >${statusMark(found.status)}<span class="unseen">${status}: ${code}, ${institution}</span></a
    >
  </td>`
}

/** Of all recommendations that match; said so where the page holds only some of them. */
function totals(page: PageContext, view: MatrixView, columns: readonly MatrixColumn[]): Html {
  const { words } = page
  const paged = view.groups.reduce((sum, { rows }) => sum + rows.length, 0) < view.matching
  const of = ({ assessed, asked }: MatrixTotals) => words.t('record.matrix.of', { assessed, asked })
  const name = (text: string) =>
    html`${text}${paged ? html` <span class="quiet">${words.t('record.matrix.of_all', { n: view.matching })}</span>` : ''}`
  return html`<tfoot>
    <tr>
      <th scope="row">${name(words.t('record.matrix.assessed'))}</th>
      ${columns.map((column) => html`<td>${of(column)}</td>`)}
      <td class="sum">${of(view.totals)}</td>
    </tr>
    <tr>
      <th scope="row">${name(words.t('terms.computed.overdue'))}</th>
      ${columns.map((column) => html`<td>${words.number(column.overdue)}</td>`)}
      <td class="sum">${words.number(view.totals.overdue)}</td>
    </tr>
  </tfoot>`
}
