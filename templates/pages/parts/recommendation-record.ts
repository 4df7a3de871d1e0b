import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import type { RecommendationPageView } from '../recommendation.page.ts'
import { citedEvidence } from './cited-evidence.ts'
import { institutionPath, publicPath } from './links.ts'
import { replyBlock } from './reply.ts'
import { section } from './section.ts'
import { statusCourse } from './status-course.ts'
import { localizedName } from './text.ts'
import { historyPath, updateAddress } from './update-address.ts'
import { updateEntry } from './update.ts'

/** How its status went, as picture and table, and the latest assessments, whole; older ones are folded on a page of their own. */
export function recommendationHistory(page: PageContext, view: RecommendationPageView): Html {
  const { words } = page
  return section(
    'history',
    words.t('pages.recommendation.history'),
    html`${statusCourse(page, view.courses, view.until, updateAddress(page, view))} ${earlyReplies(page, view.earlyReplies ?? [])}
    ${
      view.updates.length === 0
        ? html`<p>${words.t('pages.recommendation.history_none')}</p>`
        : html`<ol class="timeline">
            ${view.updates.map((update) => updateEntry(page, update, 'institution', updateAddress(page, view)))}
          </ol>`
    }
    ${olderUpdates(page, view)}`,
  )
}

/** One line each, under the ids that links from elsewhere know, and the way to all of it. */
function olderUpdates(page: PageContext, { code, older, olderInAll, olderFrom, addressees }: RecommendationPageView): Html {
  if (olderFrom === null || older.length === 0) return html``
  const { words } = page
  const names = new Map(addressees.map(({ id, institution }) => [id, words.pick(institution.name)?.text ?? institution.slug]))
  return html`<details class="figures-table older">
      <summary>${words.t('record.history.older', { n: olderInAll })}</summary>
      <ol class="ruled">
        ${older.map(
          ({ id, addresseeId, status, effectiveOn, standing }) =>
            html`<li id="update-${id}">
              <a href="${historyPath(page, code, id)}">${words.date(effectiveOn, 'short')}</a> ${words.t(`terms.status.${status}`)}&nbsp;·
              ${names.get(addresseeId) ?? ''}${standing === 'standing' ? '' : html`&nbsp;· ${words.t(`pages.update.later_${standing}`)}`}
            </li>`,
        )}
      </ol>
    </details>
    <p><a class="button plain" href="${historyPath(page, code, olderFrom)}">${words.t('record.history.all')}</a></p>`
}

/** What institutions were asked about or answered before the assessment itself is published. */
function earlyReplies(page: PageContext, replies: NonNullable<RecommendationPageView['earlyReplies']>): Html {
  const { words } = page
  if (replies.length === 0) return html``
  return html`<h3>${words.t('replies.early.title')}</h3>
    <p class="quiet">${words.t('replies.early.note')}</p>
    ${replies.map(
      (reply) =>
        html`<p><a href="${institutionPath(page, reply.institution.slug)}">${localizedName(page, reply.institution.name)}</a></p>
          ${replyBlock(page, reply)}`,
    )}`
}

/** Everything that was cited, newest first, and what is kept of each. */
export function recommendationEvidence(page: PageContext, view: RecommendationPageView): Html {
  const { words } = page
  const { items, total, hidden, next } = view.evidence
  if (total + hidden === 0) return html``
  return section(
    'evidence',
    words.t('pages.recommendation.evidence'),
    html`${items.length === 0 ? '' : citedEvidence(page, { items, addressees: view.addressees, updateHref: updateAddress(page, view) })}
    ${hidden === 0 ? '' : html`<p class="quiet">${words.t('pages.evidence.hidden', { n: hidden })}</p>`}
    ${
      next === null
        ? ''
        : html`<p>
            <a class="button plain" href="${publicPath(page, `/recommendations/${encodeURIComponent(view.code)}/evidence`)}"
              >${words.t('record.evidence.all', { n: total })}</a
            >
          </p>`
    }`,
  )
}
