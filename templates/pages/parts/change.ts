import { html } from 'hono/html'
import type { ChangeView } from '../../view/change.ts'
import type { Html, PageContext } from '../page-context.ts'
import { changeDetail } from './change-detail.ts'
import { changeHeadline } from './change-headline.ts'
import { dotted } from './dotted.ts'
import { institutionPath, ownPath, recommendationPath } from './links.ts'
import { statusMove } from './status.ts'
import { logLink } from './log-link.ts'
import { localizedName } from './text.ts'
import { instantTime } from './time.ts'

/** Acts that say little without their reason. */
const NEVER_BRIEF = ['update_withdrawn', 'recommendation_withdrawn', 'text_redacted', 'activities_uncited']

/** Acts that published texts of their own, which an editor can redact. */
const WITH_TEXTS: readonly string[] = [
  'update_published',
  'update_corrected',
  'update_withdrawn',
  'position_stated',
  'reply_published',
  'evidence_published',
  'recommendation_withdrawn',
  'indicator_added',
  'milestone_set',
  'reading_recorded',
  'agreement_changed',
  'activities_cited',
  'activities_uncited',
]

/** One public act in a list of what changed: when, what, about whom, and its number in the log. `brief` leaves the reasoning to the page it leads to. */
export function changeEntry(page: PageContext, change: ChangeView, extent: 'brief' | 'full'): Html {
  const { words } = page
  return html`<li id="change-${change.seq}">
    <p class="kind">${instantTime(page, change.occurredAt)}<span>&nbsp;· </span>${words.t(`terms.event.${change.kind}`)}</p>
    <h3>${changeHeadline(page, change)}</h3>
    ${moved(page, change)} ${extent === 'full' || NEVER_BRIEF.includes(change.kind) ? changeDetail(page, change) : ''}
    <p class="quiet">
      ${dotted([
        change.recommendation
          ? html`<a href="${recommendationPath(page, change.recommendation.code)}"
              >${change.recommendation.code} ${localizedName(page, change.recommendation.title)}</a
            >`
          : '',
        change.institution
          ? html`<a href="${institutionPath(page, change.institution.slug)}">${localizedName(page, change.institution.name)}</a>`
          : '',
        change.actor,
        logLink(page, change.seq),
        page.account?.canReview && WITH_TEXTS.includes(change.kind)
          ? html`<a href="${ownPath(page, `/workspace/redactions/event/${change.seq}`)}">${words.t('replies.redact.link')}</a>`
          : '',
      ])}
    </p>
  </li>`
}

function moved(page: PageContext, { kind, update }: ChangeView): Html {
  if (!update || kind === 'update_withdrawn') return html``
  if (update.standing === 'standing') return statusMove(page, update.from, update.status)
  return html`${statusMove(page, update.from, update.status)}
    <p><span class="label">${page.words.t(`pages.update.later_${update.standing}`)}</span></p>`
}
