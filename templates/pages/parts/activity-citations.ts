import { html } from 'hono/html'
import type { ActivityCitationView, ActivityCiter, CitedActivitiesView } from '../../view/activity.ts'
import type { Html, PageContext } from '../page-context.ts'
import { moneySums } from './activity-facts.ts'
import { activityListPath } from './activity-path.ts'
import { queryWords } from './activity-search.ts'
import { pickedLabel } from './citation-picking.ts'
import { dotted } from './dotted.ts'
import { agreementPath, ownPath, permanentPath, publicPath, recommendationPath } from './links.ts'
import { logLink } from './log-link.ts'
import { localized, localizedName } from './text.ts'
import { dayTime } from './time.ts'

/** How many picked activities are named at once. */
const NAMED = 5

/** Who cites an activity. */
export function activityCitations(page: PageContext, citations: readonly ActivityCitationView[]): Html {
  if (citations.length === 0) return html`<p class="empty">${page.words.t('activities.cited.none')}</p>`
  return html`<ul class="ruled">
    ${citations.map(
      (citation) =>
        html`<li>
          <p>${citerLink(page, citation.by)}</p>
          ${citation.query === null ? '' : html`<p>${searchLink(page, citation)}</p>`} ${why(page, citation)}
        </li>`,
    )}
  </ul>`
}

/** What activities something cites, what they add up to, and the way to the list of them; nothing where it cites none. */
export function citedActivities(page: PageContext, cited: CitedActivitiesView, by: Parameters<typeof activityListPath>[1]): Html {
  if (cited.citations.length === 0) return html``
  const { words } = page
  const { sums, subtotals } = cited
  const list = activityListPath(page, by)
  return html`<p>
      ${dotted([
        html`<a href="${list}"><b>${words.number(sums.records)}</b> ${words.t('activities.sum.records', { n: sums.records })}</a>`,
        sums.people === 0
          ? ''
          : html`<a href="${activityListPath(page, by, { sort: 'people' })}"
              ><b>${words.number(sums.people)}</b> ${words.t('activities.sum.people', { n: sums.people })}</a
            >`,
        ...sums.costs
          .filter(({ minor }) => minor !== 0)
          .map(
            (cost) =>
              html`<a href="${activityListPath(page, by, { sort: 'cost' })}"
                ><b>${moneySums(page, [cost])}</b> ${words.t('activities.sum.cost')}</a
              >`,
          ),
      ])}
    </p>
    ${
      subtotals === 0
        ? ''
        : html`<p class="quiet">
            <a href="${activityListPath(page, by, { kind: 'subtotal' })}">${words.t('activities.sum.subtotals', { n: subtotals })}</a>
          </p>`
    }
    <ul class="ruled">
      ${cited.citations.map((citation) => html`<li>${citationLine(page, citation)}</li>`)}
    </ul>`
}

/** What one citation names and why. */
export function citationLine(page: PageContext, citation: ActivityCitationView): Html {
  const { words } = page
  const { activities, by } = citation
  const more = citation.found - Math.min(activities.length, NAMED)
  return html`${by.kind === 'addressee' ? html`<p>${localizedName(page, by.institution.name)}</p>` : ''}
  ${
    citation.query === null
      ? html`<ul class="plain-list">
            ${activities.slice(0, NAMED).map((activity) => html`<li>${pickedLabel(page, activity)}</li>`)}
          </ul>
          ${more <= 0 ? '' : html`<p class="quiet">${words.t('activities.cited.more', { n: more })}</p>`}`
      : html`<p>${searchLink(page, citation)}</p>`
  }
  ${why(page, citation)}`
}

/** What cites, leading to its page. */
export function citerLink(page: PageContext, by: ActivityCiter): Html {
  switch (by.kind) {
    case 'recommendation':
      return html`<a href="${recommendationPath(page, by.code)}">${by.code} ${localizedName(page, by.title)}</a>`
    case 'addressee':
      return html`<a href="${recommendationPath(page, by.code)}">${by.code} ${localizedName(page, by.title)}</a>:
        ${localizedName(page, by.institution.name)}`
    case 'agreement':
      return html`<a href="${agreementPath(page, by.slug)}">${localizedName(page, by.title)}</a>`
    case 'evidence':
      return html`<a href="${permanentPath('evidence', by.id)}">${localizedName(page, by.title)}</a>`
  }
}

function searchLink(page: PageContext, { query, found }: ActivityCitationView): Html {
  return html`<a href="${publicPath(page, `/activities?${query ?? ''}`)}"
    >${page.words.t('activities.cited.finding', { n: found, search: queryWords(page, query ?? '') })}</a
  >`
}

function why(page: PageContext, { id, reason, citedAt, seq }: ActivityCitationView): Html {
  return html`${Object.keys(reason).length === 0 ? '' : html`<p>${localized(page, reason)}</p>`}
    <p class="quiet">
      ${dotted([
        dayTime(page, citedAt),
        logLink(page, seq),
        page.account?.canReview && page.asOf === null
          ? html`<a href="${ownPath(page, `/workspace/citations/${id}/withdraw`)}">${page.words.t('activities.cite.withdraw')}</a>`
          : '',
        page.account?.canReview && page.asOf === null
          ? html`<a href="${ownPath(page, `/workspace/redactions/${id}`)}">${page.words.t('replies.redact.link')}</a>`
          : '',
      ])}
    </p>`
}

/** For whoever may propose: the way to the form that cites. `query` is what it opens with. */
export function citeLine(page: PageContext, query: Readonly<Record<string, string>>, text: string): Html {
  if (!page.account || page.account.role === 'institution' || page.asOf !== null) return html``
  return html`<p class="quiet">
    <a href="${ownPath(page, `/workspace/citations/new?${new URLSearchParams(query).toString()}`)}">${text}</a>
  </p>`
}
