import { html } from 'hono/html'
import type { ThemeView } from '../view/subject.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { definitions } from './parts/definition.ts'
import { embedLink } from './parts/embed-link.ts'
import { holdersOf } from './parts/holders-of.ts'
import { publicPath } from './parts/links.ts'
import { notYetKnown } from './parts/not-yet-known.ts'
import { permanentAddress } from './parts/permanent-address.ts'
import { breadcrumbs } from './parts/section.ts'
import { standingPicture } from './parts/standing-picture.ts'
import { subjectLead } from './parts/subject-lead.ts'
import { subjectRecommendations } from './parts/subject-recommendations.ts'
import { localizedName, plainText } from './parts/text.ts'

/** One theme with its recommendations. */
export function themePage(view: ThemeView, page: PageContext): Html {
  const { words } = page
  const name = plainText(page, view.name)
  const lead = words.t('pages.theme.lead', { n: view.recommendations.total })
  const query = `theme=${encodeURIComponent(view.slug)}`
  return layout(
    page,
    {
      title: name,
      description: `${name}. ${lead}`,
      current: 'recommendations',
      picture: standingPicture(
        page,
        { kind: 'themes', id: view.slug, name: view.name, overall: null, withdrawn: false },
        holdersOf(view.recommendations.counts),
      ),
    },
    html`${breadcrumbs(page, [{ href: publicPath(page, '/themes'), text: words.t('record.place.themes') }], localizedName(page, view.name))}
      <div class="lead short">
        <h1>${localizedName(page, view.name)}</h1>
        ${notYetKnown(page, view.knownFrom)} ${subjectLead(page, view.recommendations, query)} ${embedLink(page, 'themes', view.slug)}
      </div>
      <div class="narrow">
        ${subjectRecommendations(page, view.recommendations, words.t('record.place.recommendations'), lead, query)}
        ${definitions(page, ['recommendation', 'kind', 'overall', 'overdue'])} ${permanentAddress(page, 'theme', view.id)}
      </div>`,
  )
}
