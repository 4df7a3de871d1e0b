import { html } from 'hono/html'
import type { RecommendationListItem, RecommendationView } from '../../view/recommendation.ts'
import type { Html, PageContext } from '../page-context.ts'
import { publicPath, recommendationPath, themePath } from './links.ts'
import { logLink } from './log-link.ts'
import { breadcrumbs } from './section.ts'
import { localized, localizedName } from './text.ts'
import { dayTime } from './time.ts'

/** The way back up from a recommendation, or from a page beneath it. */
export function recommendationCrumbs(
  page: PageContext,
  view: Pick<RecommendationListItem, 'code' | 'theme'>,
  here: string | null = null,
): Html {
  return breadcrumbs(
    page,
    [
      { href: publicPath(page, '/recommendations'), text: page.words.t('pages.nav.recommendations') },
      { href: themePath(page, view.theme.slug), text: localizedName(page, view.theme.name) },
      ...(here === null ? [] : [{ href: recommendationPath(page, view.code), text: view.code }]),
    ],
    here ?? view.code,
  )
}

/** When and why it was taken off the list. */
export function recommendationWithdrawal(page: PageContext, withdrawn: NonNullable<RecommendationView['withdrawn']>): Html {
  return html`<p class="fate">
    <strong>${page.words.t('pages.recommendation.withdrawn')} ${dayTime(page, withdrawn.at)}.</strong>
    ${localized(page, withdrawn.reason)} ${logLink(page, withdrawn.seq)}
  </p>`
}
