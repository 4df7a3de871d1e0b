import { html } from 'hono/html'
import type { AddresseeView } from '../view/addressee.ts'
import type { InstitutionRef } from '../view/references.ts'
import type { UpdateView } from '../view/update.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { embedLink } from './parts/embed-link.ts'
import { followLine } from './parts/follow-line.ts'
import { addresseeTable } from './parts/addressee.ts'
import { publicPath } from './parts/links.ts'
import { positionList } from './parts/positions.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { standingPicture } from './parts/standing-picture.ts'
import { statusKey, statusSplit } from './parts/status.ts'
import { localizedName, plainText } from './parts/text.ts'
import { updateEntry } from './parts/update.ts'

export interface InstitutionView extends InstitutionRef {
  readonly addressees: readonly AddresseeView[]
  /** Newest first by `effectiveOn`. */
  readonly updates: readonly UpdateView[]
}

/** One institution: what it was asked, what it says of it, and what the evidence shows. */
export function institutionPage(view: InstitutionView, page: PageContext): Html {
  const { words } = page
  const name = plainText(page, view.name)
  const positions = view.addressees.filter((addressee) => addressee.position !== null)
  return layout(
    page,
    {
      title: name,
      description: words.t('pages.institution.lead', { n: view.addressees.length }),
      current: 'institutions',
      picture: standingPicture(
        page,
        { kind: 'institutions', id: view.slug, name: view.name, overall: null, withdrawn: false },
        view.addressees,
      ),
    },
    html`${breadcrumbs(page, [{ href: publicPath(page, '/institutions'), text: words.t('pages.nav.institutions') }], words.t(`terms.country.${view.country}`))}
      <div class="lead short">
        <h1>${localizedName(page, view.name)}</h1>
        <p>${words.t('pages.institution.lead', { n: view.addressees.length })}</p>
        ${statusSplit(page, view.addressees)} ${followLine(page)} ${embedLink(page, 'institutions', view.slug)}
      </div>
      <div class="cols">
        <div>
          ${section(
            'asked',
            words.t('pages.institution.asked'),
            html`${addresseeTable(page, view.addressees, 'recommendation', words.t('pages.recommendation.who_caption'))} ${statusKey(page)}`,
            {
              href: publicPath(page, `/recommendations?institution=${encodeURIComponent(view.slug)}`),
              text: words.t('pages.institution.as_list'),
            },
          )}
          ${section(
            'history',
            words.t('pages.recommendation.history'),
            view.updates.length === 0
              ? html`<p>${words.t('pages.recommendation.history_none')}</p>`
              : html`<ol class="timeline">
                  ${view.updates.map((update) => updateEntry(page, update, 'recommendation'))}
                </ol>`,
          )}
        </div>
        <div>
          ${section(
            'positions',
            words.t('pages.institution.positions'),
            positions.length === 0 ? html`<p>${words.t('pages.institution.positions_none')}</p>` : positionList(page, positions),
          )}
        </div>
      </div>`,
  )
}
