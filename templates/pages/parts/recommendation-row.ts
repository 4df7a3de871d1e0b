import { html } from 'hono/html'
import type { RecommendationListItem } from '../../view/recommendation.ts'
import type { Html, PageContext } from '../page-context.ts'
import { recommendationPath, themePath } from './links.ts'
import { overallStatus, statusSplit } from './status.ts'
import { localized, localizedName } from './text.ts'

/** One recommendation in a list: what is asked, where it stands overall, and the split behind that. */
export function recommendationRow(page: PageContext, item: RecommendationListItem): Html {
  const { words } = page
  const overdue = item.addressees.filter((addressee) => addressee.overdue).length
  return html`<li>
    <p class="kind">
      <span class="code">${item.code}</span>&nbsp;·
      <a href="${themePath(page, item.theme.slug)}">${localizedName(page, item.theme.name)}</a>&nbsp;· ${words.t(`terms.kind.${item.kind}`)}
    </p>
    <h2><a href="${recommendationPath(page, item.code)}">${localizedName(page, item.title)}</a></h2>
    <p>${localized(page, item.statement)}</p>
    <p>
      ${overallStatus(page, item.overall)}
      ${overdue === 0 ? '' : html`<span class="label overdue">${words.t('pages.recommendations.overdue', { n: overdue })}</span>`}
    </p>
    ${item.addressees.length === 0 ? '' : statusSplit(page, item.addressees)}
  </li>`
}
