import { html } from 'hono/html'
import type { RecommendationView } from '../../view/recommendation.ts'
import type { Html } from '../page-context.ts'
import type { ReportFrame } from './report-frame.ts'
import { localized, localizedName } from './text.ts'

/** What a recommendation rests on and touches, as pairs that can be opened; nothing where nothing is known. */
export function reportRelations({ page, block }: ReportFrame, view: RecommendationView): Html {
  const { words } = page
  const linked = (items: RecommendationView['groups']) =>
    items.map(({ code, title }) => html`<a href="${block(code)}"><span class="code">${code}</span> ${localizedName(page, title)}</a>`)
  const named = (items: RecommendationView['concerns']) => items.map(({ title }) => localizedName(page, title))
  const entries: readonly (readonly [string, readonly Html[]])[] = [
    [words.t('pages.recommendation.groups'), linked(view.groups)],
    [words.t('pages.recommendation.grouped_by'), linked(view.groupedBy)],
    [words.t('pages.recommendation.would_show'), view.wouldShow.map((text) => localized(page, text))],
    [
      words.t('pages.recommendation.standards'),
      view.standards.map(
        ({ title, reference, says }) =>
          html`${localizedName(page, title)}${reference === null ? '' : html` (${localizedName(page, reference)})`}:
          ${localized(page, says)}`,
      ),
    ],
    [words.t('pages.recommendation.concerns'), named(view.concerns)],
    [words.t('pages.recommendation.agreement_types'), named(view.agreementTypes)],
    [
      words.t('pages.recommendation.impacts'),
      view.impacts.map(
        ({ title, sign }) => html`${localizedName(page, title)} (${words.t(sign === '+' ? 'pages.impact.benefit' : 'pages.impact.harm')})`,
      ),
    ],
    [
      words.t('pages.recommendation.claims'),
      view.claims.map(({ title, note }) => html`${localizedName(page, title)} ${words.pick(note) ? localized(page, note) : ''}`),
    ],
  ]
  const known = entries.filter(([, items]) => items.length > 0)
  if (known.length === 0) return html``
  return html`<details class="about">
    <summary>${words.t('report.block.relations')}<span class="unseen"> (${view.code})</span></summary>
    ${known.map(
      ([title, items]) =>
        html`<p><b>${title}</b></p>
          <ul class="plain-list">
            ${items.map((item) => html`<li>${item}</li>`)}
          </ul>`,
    )}
  </details>`
}
