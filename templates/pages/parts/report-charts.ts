import { html } from 'hono/html'
import { institutionsByStatusChart } from '../../charts/institutions-by-status.chart.ts'
import { statusByThemeChart } from '../../charts/status-by-theme.chart.ts'
import { trendDates } from '../../charts/trend-dates.ts'
import { TREND_SERIES, trendValue } from '../../charts/trend-series.ts'
import { trendChart } from '../../charts/trend.chart.ts'
import { STATUSES } from '../../view/scales.ts'
import type { Html } from '../page-context.ts'
import { countsTable } from './counts-table.ts'
import { ownPath } from './links.ts'
import type { ReportFrame } from './report-frame.ts'
import { institutionCounts } from './report-institutions.ts'
import { reportScene } from './report-scene.ts'
import { statusTag } from './status.ts'
import { localizedName } from './text.ts'

/** Rows that one picture can hold; the table beneath has them all. */
const MOST_ROWS = 40

/** Stacked bars by theme. */
export function reportThemes({ page, snapshot }: ReportFrame): Html {
  const { words } = page
  const { byTheme, addressees } = snapshot.figures
  if (addressees === 0) return html`<p>${words.t('report.chart.empty')}</p>`
  const used = STATUSES.filter((status) => snapshot.figures.byStatus.some((entry) => entry.status === status && entry.count > 0))
  const rows = byTheme.map(({ theme, counts }) => ({ label: localizedName(page, theme.name), counts }))
  return html`${reportScene(
      page,
      (width) => statusByThemeChart(byTheme.slice(0, MOST_ROWS), words, width),
      countsTable(page, words.t('report.chart.caption'), words.t('report.chart.theme'), rows),
    )}
    <ul class="legend">
      ${used.map((status) => html`<li>${statusTag(page, status)}</li>`)}
    </ul>`
}

/** A heat map of institutions by status. */
export function reportInstitutions({ page, snapshot }: ReportFrame): Html {
  const { words } = page
  const rows = institutionCounts(page, snapshot)
  if (rows.length === 0) return html`<p>${words.t('report.chart.empty')}</p>`
  const table = rows.map(({ institution, counts }) => ({
    label: html`${localizedName(page, institution.name)} <span class="country">${words.t(`terms.country.${institution.country}`)}</span>`,
    counts,
  }))
  return html`<p class="quiet">${words.t('editions.institutions.note')}</p>
    ${reportScene(
      page,
      (width) => institutionsByStatusChart(rows.slice(0, MOST_ROWS), words, width),
      countsTable(page, words.t('editions.institutions.caption'), words.t('pages.column.institution'), table),
    )}`
}

/** Lines over the editions of the same scope; a sentence where this is the only one. */
export function reportTrend({ page, snapshot }: ReportFrame): Html {
  const { words } = page
  const { trend = [], edition } = snapshot
  if (trend.length === 0) return html`<p>${words.t('editions.trend.none')}</p>`
  const dates = trendDates(trend, words, edition.timeZone)
  if (trend.length === 1) return html`<p>${trendChart(trend, words, 100, undefined, edition.timeZone).alternative}</p>`
  const caption = words.t('editions.trend.caption')
  return reportScene(
    page,
    (width) => trendChart(trend, words, width, undefined, edition.timeZone),
    html`<section class="scroll" tabindex="0" aria-label="${caption}">
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.t('editions.trend.edition')}</th>
            ${TREND_SERIES.map(({ name }) => html`<th scope="col" class="number">${words.t(`editions.trend.head.${name}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${trend.map(
            (point, index) =>
              html`<tr>
                <th scope="row">
                  <a href="${ownPath(page, `/reports/${encodeURIComponent(point.edition.slug)}`)}">${dates[index]?.number}</a>
                  ${dates[index]?.day}
                </th>
                ${TREND_SERIES.map(({ name }) => html`<td class="number">${words.number(trendValue(point.figures, name))}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`,
  )
}
