import { html } from 'hono/html'
import type { MovedAddressee, Standing } from '../../view/comparison.ts'
import type { Html, PageContext } from '../page-context.ts'
import { ownPath } from './links.ts'
import { statusTag } from './status.ts'
import { localizedName } from './text.ts'
import { dateTime } from './time.ts'

/** More rows than these are left to the CSV. */
const SHOWN = 500

/** Every recommendation × institution whose status, position, due date or overdue mark differs, with what it was and what it is. */
export function movedAddressees(page: PageContext, moved: readonly MovedAddressee[]): Html {
  const { words } = page
  if (moved.length === 0) return html`<p>${words.t('editions.compare.moved_none')}</p>`
  const label = {
    institution: words.t('pages.column.institution'),
    status: words.t('pages.column.status'),
    position: words.t('pages.column.position'),
    due: words.t('pages.column.due'),
  }
  return html`<div class="wide">
    <table>
      <caption>
        ${words.t('editions.compare.moved_caption', { n: moved.length })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('pages.column.recommendation')}</th>
          ${Object.values(label).map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${moved.slice(0, SHOWN).map(
          ({ recommendation, institution, from, to }) =>
            html`<tr>
              <th scope="row">
                <div>
                  <a href="${ownPath(page, `/recommendations/${encodeURIComponent(recommendation.code)}`)}"
                    ><span class="code">${recommendation.code}</span> ${localizedName(page, recommendation.title)}</a
                  >
                </div>
              </th>
              <td data-label="${label.institution}">
                <div>
                  ${localizedName(page, institution.name)} <span class="country">${words.t(`terms.country.${institution.country}`)}</span>
                </div>
              </td>
              <td data-label="${label.status}"><div>${both(page, from, to, ({ status }) => [status, statusTag(page, status)])}</div></td>
              <td data-label="${label.position}">
                <div>${both(page, from, to, ({ position }) => [position, html`${words.t(`terms.position.${position}`)}`])}</div>
              </td>
              <td data-label="${label.due}"><div>${both(page, from, to, (standing) => due(page, standing))}</div></td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${moved.length > SHOWN ? html`<p class="notice">${words.t('editions.compare.moved_more', { shown: SHOWN, n: moved.length })}</p>` : ''}
  </div>`
}

/** One of its sides: `from → to` where they differ, or what both are; where a side is missing, that the pair was not in it. */
function both(page: PageContext, from: Standing | null, to: Standing | null, show: (standing: Standing) => readonly [string, Html]): Html {
  const { words } = page
  const absent = [words.t('editions.compare.absent'), html`<span class="quiet">${words.t('editions.compare.absent')}</span>`] as const
  const [before, after] = [from ? show(from) : absent, to ? show(to) : absent]
  if (before[0] === after[0]) return html`<span class="quiet">${after[1]}</span>`
  return html`<span class="from-to"
    >${before[1]}
    <span class="arrow"><span aria-hidden="true">→</span><span class="unseen">${words.t('pages.status.becomes')}</span></span>
    ${after[1]}</span
  >`
}

function due(page: PageContext, { dueOn, overdue }: Standing): readonly [string, Html] {
  const { words } = page
  const day = dueOn === null ? html`${words.t('editions.compare.no_due')}` : dateTime(page, dueOn)
  const mark = overdue ? html` <span class="label overdue">${words.t('terms.computed.overdue')}</span>` : ''
  return [`${dueOn}${overdue}`, html`${day}${mark}`]
}
