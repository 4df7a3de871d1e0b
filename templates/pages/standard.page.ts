import { html } from 'hono/html'
import type { StandardPageView, StandardReference } from '../view/subject.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { definitions } from './parts/definition.ts'
import { publicPath } from './parts/links.ts'
import { quotations } from './parts/quotations.ts'
import { notYetKnown } from './parts/not-yet-known.ts'
import { permanentAddress } from './parts/permanent-address.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { subjectLead } from './parts/subject-lead.ts'
import { subjectRecommendations } from './parts/subject-recommendations.ts'
import { localized, localizedName, plainText } from './parts/text.ts'

/** One standard: whose it is, what it says, how it is cited at the page's instant and was before, and what rests on it. */
export function standardPage(view: StandardPageView, page: PageContext): Html {
  const { words } = page
  const name = plainText(page, view.title)
  const query = `standard=${encodeURIComponent(view.code)}`
  return layout(
    page,
    { title: name, description: plainText(page, view.says), current: 'recommendations' },
    html`${breadcrumbs(page, [{ href: publicPath(page, '/standards'), text: words.t('record.place.standards') }], view.code)}
      <div class="lead short">
        <p class="kind">${words.t(`record.place.jurisdiction.${view.jurisdiction}`)}</p>
        <h1>${localizedName(page, view.title)}</h1>
        ${notYetKnown(page, view.knownFrom)} ${subjectLead(page, view.recommendations, query)}
      </div>
      <div class="cols">
        <div>
          ${section(
            'says',
            words.t('record.place.says'),
            html`<p>${localized(page, view.says)}</p>
              <p class="quiet">${words.t('record.place.read_in')} <span class="address">${view.source}</span></p>
              ${quotations(page, view.quotes)}`,
          )}
          ${subjectRecommendations(page, view.recommendations, words.t('record.place.rests'), words.t('record.place.rests_none'), query)}
        </div>
        <div>
          ${
            view.references.length === 0
              ? ''
              : section(
                  'cited',
                  words.t('record.place.cited'),
                  html`<ol class="plain-list">
                    ${view.references.map((reference) => citedAs(page, reference))}
                  </ol>`,
                )
          }
          ${view.claims.length === 0 ? '' : section('claims', words.t('record.place.claims'), claims(page, view))}
          ${definitions(page, ['standard', 'recommendation', 'as_of'])} ${permanentAddress(page, 'standard', view.id)}
        </div>
      </div>`,
  )
}

function citedAs(page: PageContext, { reference, from, until, inForce }: StandardReference): Html {
  const { words } = page
  const when =
    from === null && until === null
      ? ''
      : from === null
        ? words.t('record.place.until', { date: words.date(until ?? '') })
        : until === null
          ? words.t('record.place.since', { date: words.date(from) })
          : words.t('record.place.between', { from: words.date(from), until: words.date(until) })
  return html`<li>
    <p class="kind">${when} ${inForce ? html`<span class="label">${words.t('record.place.in_force')}</span>` : ''}</p>
    <p>${localized(page, reference)}</p>
  </li>`
}

function claims(page: PageContext, view: StandardPageView): Html {
  return html`<p class="quiet">${page.words.t('record.place.claims_note')}</p>
    <ul class="ruled">
      ${view.claims.map(
        ({ code, title, note }) =>
          html`<li>
            <span class="code">${code}</span> ${localizedName(page, title)}
            ${page.words.pick(note) ? html`<p class="quiet">${localized(page, note)}</p>` : ''}
          </li>`,
      )}
    </ul>`
}
