import { html } from 'hono/html'
import type { ActivityCitationView } from '../../view/activity.ts'
import type { Html, PageContext } from '../page-context.ts'
import { activityPath } from './activity-path.ts'
import { agreementPath, permanentPath, publicPath, recommendationPath } from './links.ts'
import { logLink } from './log-link.ts'
import { localizedName } from './text.ts'
import { dayTime } from './time.ts'

/** Who cites an activity. */
export function activityCitations(page: PageContext, citations: readonly ActivityCitationView[]): Html {
  if (citations.length === 0) return html`<p class="empty">${page.words.t('activities.cited.none')}</p>`
  return html`<ul class="ruled">
    ${citations.map((citation) => html`<li>${subject(page, citation)} ${act(page, citation)}</li>`)}
  </ul>`
}

/** What activities a recommendation, an agreement or an item of evidence cites; nothing where it cites none. */
export function citedActivityList(page: PageContext, citations: readonly ActivityCitationView[]): Html {
  if (citations.length === 0) return html``
  const { words } = page
  return html`<ul class="ruled">
    ${citations.map(
      (citation) =>
        html`<li>
          ${
            citation.activity === null
              ? html`<a href="${publicPath(page, `/activities?${citation.query ?? ''}`)}"
                  >${words.t('activities.cited.search', { n: citation.found })}</a
                >`
              : html`<a href="${activityPath(page, citation.activity.id)}">${citation.activity.title ?? words.t('activities.untitled')}</a
                  >${citation.activity.year === null ? '' : ` (${citation.activity.year})`}`
          }
          ${act(page, citation)}
        </li>`,
    )}
  </ul>`
}

function subject(page: PageContext, { by }: ActivityCitationView): Html {
  if (by.kind === 'recommendation')
    return html`<a href="${recommendationPath(page, by.code)}">${by.code} ${localizedName(page, by.title)}</a>`
  if (by.kind === 'agreement') return html`<a href="${agreementPath(page, by.slug)}">${localizedName(page, by.title)}</a>`
  return html`<a href="${permanentPath('evidence', by.id)}">${localizedName(page, by.title)}</a>`
}

function act(page: PageContext, { citedAt, seq }: ActivityCitationView): Html {
  return html`<span class="quiet">${dayTime(page, citedAt)} · ${logLink(page, seq)}</span>`
}
