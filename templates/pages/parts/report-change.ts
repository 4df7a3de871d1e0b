import { html } from 'hono/html'
import type { ChangeView } from '../../view/change.ts'
import type { Html } from '../page-context.ts'
import { changeDetail } from './change-detail.ts'
import { changeHeadline } from './change-headline.ts'
import { dotted } from './dotted.ts'
import { evidenceList } from './evidence.ts'
import { institutionPath } from './links.ts'
import { logLink } from './log-link.ts'
import type { ReportFrame } from './report-frame.ts'
import { statusMove } from './status.ts'
import { localizedName } from './text.ts'
import { instantTime } from './time.ts'

/** One public act of the period: when, what, why and on what evidence, leading to the block of its recommendation. */
export function reportChange({ page, block }: ReportFrame, change: ChangeView): Html {
  const { words } = page
  const { update, position, recommendation, institution } = change
  const moved = update && change.kind !== 'update_withdrawn'
  return html`<li id="change-${change.seq}">
    <p class="kind">${instantTime(page, change.occurredAt)}&nbsp;· ${words.t(`terms.event.${change.kind}`)}</p>
    <h3>${changeHeadline(page, change)}</h3>
    ${moved ? statusMove(page, update.from, update.status) : ''} ${changeDetail(page, change)}
    ${moved ? evidenceList(page, update.evidence, update.hiddenEvidence) : ''}
    ${position?.evidence ? evidenceList(page, [position.evidence]) : ''}
    <p class="quiet">
      ${dotted([
        recommendation
          ? html`<a href="${block(recommendation.code)}">${recommendation.code} ${localizedName(page, recommendation.title)}</a>`
          : '',
        institution ? html`<a href="${institutionPath(page, institution.slug)}">${localizedName(page, institution.name)}</a>` : '',
        change.actor,
        logLink(page, change.seq),
      ])}
    </p>
  </li>`
}
