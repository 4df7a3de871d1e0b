import { html } from 'hono/html'
import type { StatusCount } from '../view/figures.ts'
import type { RecommendationListItem } from '../view/recommendation.ts'
import type { ThemeRef } from '../view/references.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { embedLink } from './parts/embed-link.ts'
import { followLine } from './parts/follow-line.ts'
import { publicPath } from './parts/links.ts'
import { recommendationRow } from './parts/recommendation-row.ts'
import { breadcrumbs } from './parts/section.ts'
import { standingPicture } from './parts/standing-picture.ts'
import { splitOfCounts, statusKey } from './parts/status.ts'
import { localizedName, plainText } from './parts/text.ts'

export interface ThemeView extends ThemeRef {
  /** Addressees under the theme by status. */
  readonly counts: readonly StatusCount[]
  readonly items: readonly RecommendationListItem[]
}

/** One theme with its recommendations. */
export function themePage(view: ThemeView, page: PageContext): Html {
  const { words } = page
  const name = plainText(page, view.name)
  const lead = words.t('pages.theme.lead', { n: view.items.length })
  return layout(
    page,
    {
      title: name,
      description: `${name}. ${lead}`,
      current: 'recommendations',
      picture: standingPicture(
        page,
        { kind: 'themes', id: view.slug, name: view.name, overall: null, withdrawn: false },
        view.items.flatMap(({ addressees }) => addressees),
      ),
    },
    html`${breadcrumbs(page, [{ href: publicPath(page, '/recommendations'), text: words.t('pages.nav.recommendations') }], localizedName(page, view.name))}
      <div class="lead short">
        <h1>${localizedName(page, view.name)}</h1>
        <p>${lead}</p>
        ${splitOfCounts(page, view.counts)} ${followLine(page)} ${embedLink(page, 'themes', view.slug)}
      </div>
      <div class="narrow">
        <ol class="rows">
          ${view.items.map((item) => recommendationRow(page, item))}
        </ol>
        ${statusKey(page)}
      </div>`,
  )
}
