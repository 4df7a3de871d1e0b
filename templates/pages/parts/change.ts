import { html } from 'hono/html'
import type { ChangeView } from '../../view/change.ts'
import type { Html, PageContext } from '../page-context.ts'
import { dotted } from './dotted.ts'
import { editionTitle } from './edition.ts'
import { agreementPath, institutionPath, recommendationPath, reportPath } from './links.ts'
import { statusMove } from './status.ts'
import { logLink } from './log-link.ts'
import { localized, localizedName } from './text.ts'
import { dateTime, instantTime } from './time.ts'

/** One public act in a list of what changed: when, what, about whom, and its number in the log. `brief` leaves the reasoning to the page it leads to. */
export function changeEntry(page: PageContext, change: ChangeView, extent: 'brief' | 'full'): Html {
  const { words } = page
  return html`<li id="change-${change.seq}">
    <p class="kind">${instantTime(page, change.occurredAt)}&nbsp;· ${words.t(`terms.event.${change.kind}`)}</p>
    <h3>${headline(page, change)}</h3>
    ${moved(page, change)} ${extent === 'full' || change.kind === 'update_withdrawn' ? detail(page, change) : ''}
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
      ])}
    </p>
  </li>`
}

function headline(page: PageContext, change: ChangeView): Html {
  const { words } = page
  if (change.update && change.recommendation) {
    return html`<a href="${recommendationPath(page, change.recommendation.code)}#update-${change.update.id}"
      >${localizedName(page, change.update.summary)}</a
    >`
  }
  if (change.edition) return html`<a href="${reportPath(page, change.edition.slug)}">${editionTitle(page, change.edition)}</a>`
  if (change.agreement)
    return html`<a href="${agreementPath(page, change.agreement.slug)}">${localizedName(page, change.agreement.title)}</a>`
  if (change.evidence) return html`<cite lang="${change.evidence.language}">${change.evidence.title}</cite>`
  if (change.position && change.institution) {
    return html`${localizedName(page, change.institution.name)}: ${words.t(`terms.position.${change.position.position}`)}`
  }
  if (change.dueOn !== null) return html`${words.t('pages.change.due')} ${dateTime(page, change.dueOn, 'long')}`
  if (change.recommendation) {
    return html`<a href="${recommendationPath(page, change.recommendation.code)}">${localizedName(page, change.recommendation.title)}</a>`
  }
  return html`${words.t(`terms.event.${change.kind}`)}`
}

function moved(page: PageContext, { kind, update }: ChangeView): Html {
  if (!update || kind === 'update_withdrawn') return html``
  if (update.standing === 'standing') return statusMove(page, update.from, update.status)
  return html`${statusMove(page, update.from, update.status)}
    <p><span class="label">${page.words.t(`pages.update.later_${update.standing}`)}</span></p>`
}

function detail(page: PageContext, change: ChangeView): Html {
  if (change.kind === 'update_withdrawn' && change.update?.withdrawn) return html`<p>${localized(page, change.update.withdrawn.reason)}</p>`
  if (change.update) return html`<p>${localized(page, change.update.reason)}</p>`
  if (change.position) return html`<p>${localized(page, change.position.statement)}</p>`
  if (change.evidence && page.words.pick(change.evidence.note)) return html`<p>${localized(page, change.evidence.note)}</p>`
  return html``
}
