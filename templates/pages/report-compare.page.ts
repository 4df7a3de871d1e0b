import { html } from 'hono/html'
import type { EditionComparison } from '../view/comparison.ts'
import type { EditionView } from '../view/edition.ts'
import type { RecommendationRef } from '../view/references.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { comparedFigures } from './parts/compared-figures.ts'
import { movedAddressees } from './parts/moved-addressees.ts'
import { movedIndicators } from './parts/moved-indicators.ts'
import { editionNumbered, editionTitle } from './parts/edition.ts'
import { ownPath } from './parts/links.ts'
import { compareForm } from './parts/report-aside.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { localizedName } from './parts/text.ts'
import { instantTime } from './parts/time.ts'

export interface ReportCompareView {
  /** Slug of the edition whose page leads here. */
  readonly here: string
  /** The earlier of the two, by the instant that they are as of. */
  readonly from: EditionView
  readonly to: EditionView
  readonly sameScope: boolean
  readonly comparison: EditionComparison
  /** What else the edition can be compared with. */
  readonly others: readonly EditionView[]
}

/** What moved between two editions: figures, recommendations, every addressee, and readings. */
export function reportComparePage(view: ReportCompareView, page: PageContext): Html {
  const { words } = page
  const { from, to, comparison } = view
  const title = words.t('editions.compare.title')
  const base = ownPath(page, `/reports/${encodeURIComponent(view.here)}`)
  const other = from.slug === view.here ? to : from
  return layout(
    { ...page, recordAt: to.asOf },
    {
      title: `${title}: ${editionNumbered(page, from)}, ${editionNumbered(page, to)}`,
      description: words.t('editions.compare.lead'),
      current: 'reports',
    },
    html`${breadcrumbs(
        page,
        [
          { href: ownPath(page, '/reports'), text: words.t('pages.nav.reports') },
          { href: base, text: editionNumbered(page, from.slug === view.here ? from : to) },
        ],
        title,
      )}
      <div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('editions.compare.lead')}</p>
      </div>
      <div class="versus">${side(page, words.t('editions.compare.from'), from)} ${side(page, words.t('editions.compare.to'), to)}</div>
      ${view.sameScope ? '' : html`<p class="notice">${words.t('editions.compare.scope')}</p>`}
      ${compareForm({ page, here: base }, view.others)}
      ${
        from.slug === to.slug
          ? html`<p class="empty">${words.t('editions.compare.same')}</p>`
          : html`${section('figures', words.t('editions.figures.title'), comparedFigures(page, view))}
              ${section('moved', words.t('editions.compare.moved'), movedAddressees(page, comparison.moved))}
              ${section('added', words.t('editions.compare.added'), named(page, comparison.added, words.t('editions.compare.added_none')))}
              ${section('removed', words.t('editions.compare.removed'), named(page, comparison.removed, words.t('editions.compare.removed_none')))}
              ${section('readings', words.t('editions.compare.readings'), movedIndicators(page, comparison.readings))}
              <ul class="actions">
                <li>
                  <a class="button plain" href="${base}/compare/${encodeURIComponent(other.slug)}.csv" type="text/csv"
                    >${words.t('editions.compare.csv')}</a
                  >
                </li>
              </ul>`
      }`,
  )
}

function side(page: PageContext, head: string, edition: EditionView): Html {
  return html`<div>
    <p class="kind">${head}</p>
    <h2>
      <a href="${ownPath(page, `/reports/${encodeURIComponent(edition.slug)}`)}">${editionNumbered(page, edition)}</a>
    </h2>
    <p>${editionTitle(page, edition)}</p>
    <p class="quiet">${page.words.t('pages.edition.as_of')} ${instantTime(page, edition.asOf)} (${page.words.t('pages.standing.zone')})</p>
  </div>`
}

function named(page: PageContext, recommendations: readonly RecommendationRef[], none: string): Html {
  if (recommendations.length === 0) return html`<p>${none}</p>`
  return html`<ul class="plain-list columns">
    ${recommendations.map(
      ({ code, title }) =>
        html`<li>
          <a href="${ownPath(page, `/recommendations/${encodeURIComponent(code)}`)}"
            ><span class="code">${code}</span> ${localizedName(page, title)}</a
          >
        </li>`,
    )}
  </ul>`
}
