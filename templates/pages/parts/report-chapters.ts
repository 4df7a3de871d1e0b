import { html } from 'hono/html'
import type { RecommendationView } from '../../view/recommendation.ts'
import type { ThemeRef } from '../../view/references.ts'
import type { Html } from '../page-context.ts'
import { reportBlock } from './report-block.ts'
import { MOST_NAMED, themePartPath, type ReportFrame } from './report-frame.ts'
import { overallStatus, statusSplit } from './status.ts'
import { localizedName, plainText } from './text.ts'

export interface ReportChapter {
  readonly theme: ThemeRef
  readonly recommendations: readonly RecommendationView[]
}

/** The themes that the edition has recommendations of, in the order of its figures. */
export function reportChapters({ snapshot }: Pick<ReportFrame, 'snapshot'>): readonly ReportChapter[] {
  const order = snapshot.figures.byTheme.map(({ theme }) => theme.slug)
  return [...Map.groupBy(snapshot.recommendations, ({ theme }) => theme.slug).values()]
    .map((recommendations) => ({ theme: recommendations[0]!.theme, recommendations }))
    .toSorted((a, b) => order.indexOf(a.theme.slug) - order.indexOf(b.theme.slug))
}

/** A theme with its table, and the blocks of its recommendations where they stand on this page. */
export function reportChapter(frame: ReportFrame, { theme, recommendations }: ReportChapter): Html {
  const { page, here, paged } = frame
  const { words } = page
  return html`<section class="section">
      <header>
        <h2 id="theme-${theme.slug}">${localizedName(page, theme.name)}</h2>
        ${
          paged
            ? html`<a href="${themePartPath(here, theme.slug, 1)}"
                >${words.t('editions.chapter.more', { n: recommendations.length })}<span class="unseen"
                  >: ${plainText(page, theme.name)}</span
                ></a
              >`
            : ''
        }
      </header>
      ${statusSplit(
        page,
        recommendations.flatMap(({ addressees }) => addressees),
      )}
      ${paged ? codeList(frame, recommendations) : chapterTable(frame, theme, recommendations)}
    </section>
    ${paged || frame.snapshot.length === 'brief' ? '' : recommendations.map((recommendation) => reportBlock(frame, recommendation))}`
}

/** Recommendations of a theme with their overall status. */
export function chapterTable({ page, block }: ReportFrame, theme: ThemeRef, recommendations: readonly RecommendationView[]): Html {
  const { words } = page
  const overall = words.t('editions.chapter.overall')
  const overdue = words.t('terms.computed.overdue')
  return html`<div class="wide">
    <table>
      <caption>
        ${words.t('editions.chapter.caption', { theme: plainText(page, theme.name) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('pages.column.recommendation')}</th>
          <th scope="col">${overall}</th>
          <th scope="col">${overdue}</th>
        </tr>
      </thead>
      <tbody>
        ${recommendations.map(
          ({ code, title, overall: status, addressees }) =>
            html`<tr>
              <th scope="row">
                <div>
                  <a href="${block(code)}"><span class="code">${code}</span> ${localizedName(page, title)}</a>
                </div>
              </th>
              <td data-label="${overall}"><div>${overallStatus(page, status)}</div></td>
              <td data-label="${overdue}"><div>${words.number(addressees.filter((addressee) => addressee.overdue).length)}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function codeList({ page, block, snapshot }: ReportFrame, recommendations: readonly RecommendationView[]): Html {
  if (snapshot.recommendations.length > MOST_NAMED) return html``
  return html`<ul class="plain-list columns">
    ${recommendations.map(
      ({ code, title }) =>
        html`<li id="${code}">
          <a href="${block(code)}"><span class="code">${code}</span> ${localizedName(page, title)}</a>
        </li>`,
    )}
  </ul>`
}
