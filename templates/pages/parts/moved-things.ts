import { html } from 'hono/html'
import type { Moved, MovingAct, Some } from '../../view/moves.ts'
import type { RecommendationRef } from '../../view/references.ts'
import type { Html, PageContext } from '../page-context.ts'
import { institutionPath, publicPath, recommendationPath } from './links.ts'
import { localizedName } from './text.ts'
import { dayTime } from './time.ts'

/** Addressees of which something moved, as a table: from what to what, and the acts in between. `show`: one value. */
export function movedThings<Value>(
  page: PageContext,
  caption: string,
  moves: readonly Moved<Value>[],
  show: (value: Value) => Html | string,
): Html {
  const { words } = page
  const label = {
    institution: words.t('pages.column.institution'),
    from: words.t('travel.compare.was'),
    to: words.t('travel.compare.is'),
    acts: words.t('travel.compare.acts'),
  }
  return html`<div class="wide">
    <table class="moves">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('pages.column.recommendation')}</th>
          ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${moves.map(
          ({ recommendation, institution, from, to, acts }) =>
            html`<tr>
              <th scope="row"><div>${recommendationLink(page, recommendation)}</div></th>
              <td data-label="${label.institution}">
                <div>
                  <a href="${institutionPath(page, institution.slug)}">${localizedName(page, institution.name)}</a>
                  <span class="country">${words.t(`terms.country.${institution.country}`)}</span>
                </div>
              </td>
              <td data-label="${label.from}"><div>${show(from)}</div></td>
              <td data-label="${label.to}"><div>${show(to)}</div></td>
              <td data-label="${label.acts}">
                <div>${acts.length === 0 ? words.t('travel.compare.no_acts') : actList(page, recommendation.code, acts)}</div>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** Said where not everything is shown. */
export function andMore(page: PageContext, { shown, total }: Some<unknown>): Html {
  if (shown.length === total) return html``
  return html`<p class="notice">${page.words.t('travel.compare.more', { shown: shown.length, n: total })}</p>`
}

/** Recommendations by code and title. */
export function movedRecommendations(page: PageContext, some: Some<RecommendationRef>): Html {
  return html`<ul class="plain-list columns">
      ${some.shown.map((recommendation) => html`<li>${recommendationLink(page, recommendation)}</li>`)}
    </ul>
    ${andMore(page, some)}`
}

function recommendationLink(page: PageContext, { code, title }: RecommendationRef): Html {
  return html`<a href="${recommendationPath(page, code)}"><span class="code">${code}</span> ${localizedName(page, title)}</a>`
}

/** Acts that a row shows; those before are a link away. */
const ACTS_SHOWN = 4

/** The latest acts by their day, each leading to it in the list of what changed. */
function actList(page: PageContext, code: string, acts: readonly MovingAct[]): Html {
  const [first] = acts.slice(-ACTS_SHOWN)
  const earlier = acts.length - ACTS_SHOWN
  return html`<ul class="plain-list">
    ${
      earlier > 0 && first !== undefined
        ? html`<li>
            <a href="${publicPath(page, `/changes?recommendation=${encodeURIComponent(code)}&before=${first.seq}`)}"
              >${page.words.t('travel.compare.earlier_acts', { n: earlier })}</a
            >
          </li>`
        : ''
    }
    ${acts.slice(-ACTS_SHOWN).map(
      ({ seq, kind, occurredAt }) =>
        html`<li>
          <a href="${publicPath(page, `/changes?recommendation=${encodeURIComponent(code)}&before=${seq + 1}`)}#change-${seq}"
            >${page.words.t(`terms.event.${kind}`)}, ${dayTime(page, occurredAt)}</a
          >
        </li>`,
    )}
  </ul>`
}
