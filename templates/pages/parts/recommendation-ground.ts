import { html } from 'hono/html'
import type { RecommendationView } from '../../view/recommendation.ts'
import type { RecommendationRef } from '../../view/references.ts'
import type { Html, PageContext } from '../page-context.ts'
import { recommendationPath } from './links.ts'
import { section } from './section.ts'
import { localized, localizedName } from './text.ts'

/** What a recommendation rests on and touches: related ones, standards, concerns, agreement types, impacts, claims. */
export function recommendationGround(page: PageContext, view: RecommendationView): Html {
  const { words } = page
  const coded = (items: readonly { readonly code: string; readonly body: Html }[]) =>
    html`<ul class="plain-list">
      ${items.map(({ body }) => html`<li>${body}</li>`)}
    </ul>`
  const part = (id: string, title: string, items: readonly { readonly code: string; readonly body: Html }[]) =>
    items.length === 0 ? '' : section(id, title, coded(items))
  const named = (items: RecommendationView['concerns']) => items.map(({ code, title }) => ({ code, body: localizedName(page, title) }))
  return html`${related(page, 'groups', words.t('pages.recommendation.groups'), view.groups)}
  ${related(page, 'grouped-by', words.t('pages.recommendation.grouped_by'), view.groupedBy)}
  ${part(
    'standards',
    words.t('pages.recommendation.standards'),
    view.standards.map((standard) => ({
      code: standard.code,
      body: html`<details>
        <summary>
          ${localizedName(page, standard.title)} <span class="country">${words.t(`terms.country.${standard.jurisdiction}`)}</span>
        </summary>
        ${standard.reference === null ? '' : html`<p>${words.t('pages.standard.cited_as')} <b>${localizedName(page, standard.reference)}</b></p>`}
        <p>${localized(page, standard.says)}</p>
        <p class="quiet">${words.t('pages.standard.read_in')} ${standard.source}</p>
      </details>`,
    })),
  )}
  ${part('concerns', words.t('pages.recommendation.concerns'), named(view.concerns))}
  ${part('agreement-types', words.t('pages.recommendation.agreement_types'), named(view.agreementTypes))}
  ${part(
    'impacts',
    words.t('pages.recommendation.impacts'),
    view.impacts.map((impact) => ({
      code: impact.code,
      body: html`${localizedName(page, impact.title)}
        <span class="quiet"
          >${dimension(page, impact.dimension)}, ${words.t(impact.sign === '+' ? 'pages.impact.benefit' : 'pages.impact.harm')}</span
        >`,
    })),
  )}
  ${part(
    'claims',
    words.t('pages.recommendation.claims'),
    view.claims.map((claim) => ({
      code: claim.code,
      body: html`${localizedName(page, claim.title)}
      ${words.pick(claim.note) ? html`<span class="quiet">${localized(page, claim.note)}</span>` : ''}`,
    })),
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
