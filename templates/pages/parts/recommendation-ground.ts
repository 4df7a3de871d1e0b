import { html } from 'hono/html'
import type { RecommendationRef } from '../../view/references.ts'
import type { Html, PageContext } from '../page-context.ts'
import type { RecommendationPageView } from '../recommendation.page.ts'
import { fileLine } from './evidence.ts'
import { agreementPath, publicPath, recommendationPath } from './links.ts'
import { section } from './section.ts'
import { localized, localizedName, plainText } from './text.ts'

/** What a recommendation rests on and touches: related ones, agreements, standards, concerns, agreement types, impacts, claims. */
export function recommendationGround(page: PageContext, view: RecommendationPageView): Html {
  const { words } = page
  const part = (id: string, title: string, items: readonly Html[]) =>
    items.length === 0
      ? ''
      : section(
          id,
          title,
          html`<ul class="plain-list">
            ${items.map((body) => html`<li>${body}</li>`)}
          </ul>`,
        )
  return html`${related(page, 'groups', words.t('pages.recommendation.groups'), view.groups)}
  ${related(page, 'grouped-by', words.t('pages.recommendation.grouped_by'), view.groupedBy)}
  ${part(
    'standards',
    words.t('pages.recommendation.standards'),
    view.standards.map(
      (standard) =>
        html`<details>
          <summary>
            ${localizedName(page, standard.title)} <span class="country">${words.t(`terms.country.${standard.jurisdiction}`)}</span>
          </summary>
          ${standard.reference === null ? '' : html`<p>${words.t('pages.standard.cited_as')} <b>${localizedName(page, standard.reference)}</b></p>`}
          <p>${localized(page, standard.says)}</p>
          <p class="quiet">${words.t('pages.standard.read_in')} ${standard.source}</p>
          <p>
            <a href="${publicPath(page, `/standards/${encodeURIComponent(standard.code)}`)}"
              >${words.t('record.ground.standard')}<span class="unseen">: ${plainText(page, standard.title)}</span></a
            >
          </p>
        </details>`,
    ),
  )}
  ${part(
    'concerns',
    words.t('pages.recommendation.concerns'),
    view.concerns.map(
      ({ code, title }) => html`<a href="${publicPath(page, `/concerns/${encodeURIComponent(code)}`)}">${localizedName(page, title)}</a>`,
    ),
  )}
  ${part(
    'agreement-types',
    words.t('pages.recommendation.agreement_types'),
    view.agreementTypes.map(({ title }) => localizedName(page, title)),
  )}
  ${part(
    'agreements',
    words.t('record.ground.agreements'),
    view.agreements.map(
      ({ slug, title, disclosure, evidence }) =>
        html`<a href="${agreementPath(page, slug)}">${localizedName(page, title)}</a>
          <span class="quiet">${words.t(`terms.disclosure.${disclosure}`)}</span>
          ${evidence.map((item) => fileLine(page, item))}`,
    ),
  )}
  ${part(
    'related',
    words.t('record.ground.related'),
    view.related.map(
      (other) =>
        html`<a href="${recommendationPath(page, other.code)}"
            ><span class="code">${other.code}</span> ${localizedName(page, other.title)}</a
          >
          <span class="quiet"
            >${words.t('record.ground.shares', { standards: other.standards, concerns: other.concerns, theme: other.sameTheme ? 'yes' : 'no' })}</span
          >`,
    ),
  )}
  ${part(
    'impacts',
    words.t('pages.recommendation.impacts'),
    view.impacts.map(
      (impact) =>
        html`${localizedName(page, impact.title)}
          <span class="quiet"
            >${dimension(page, impact.dimension)}, ${words.t(impact.sign === '+' ? 'pages.impact.benefit' : 'pages.impact.harm')}</span
          >`,
    ),
  )}
  ${part(
    'claims',
    words.t('pages.recommendation.claims'),
    view.claims.map(
      (claim) =>
        html`${localizedName(page, claim.title)}
        ${words.pick(claim.note) ? html`<span class="quiet">${localized(page, claim.note)}</span>` : ''}`,
    ),
  )}`
}

function dimension(page: PageContext, code: string): string {
  if (code === 'economic' || code === 'social' || code === 'environmental') return page.words.t(`terms.dimension.${code}`)
  return code
}

function related(page: PageContext, id: string, title: string, items: readonly RecommendationRef[]): Html {
  if (items.length === 0) return html``
  return section(
    id,
    title,
    html`<ul class="plain-list">
      ${items.map(
        (item) =>
          html`<li>
            <a href="${recommendationPath(page, item.code)}"><span class="code">${item.code}</span> ${localizedName(page, item.title)}</a>
          </li>`,
      )}
    </ul>`,
  )
}
