import { html } from 'hono/html'
import type { InstitutionRef, RecommendationRef } from '../../view/references.ts'
import type { Status } from '../../view/scales.ts'
import type { Localized } from '../../view/text.ts'
import type { UpdateView } from '../../view/update.ts'
import type { Html, PageContext } from '../page-context.ts'
import { recommendationPath } from './links.ts'
import { statusTag } from './status.ts'
import { localized, localizedName } from './text.ts'
import { dateTime } from './time.ts'

export interface AddresseeContext {
  readonly id: string
  readonly recommendation: RecommendationRef
  readonly institution: InstitutionRef
  readonly statement: Localized
  readonly status: Status
  readonly statusSince: string | null
}

/** Who was asked what, and where that stands, above a form about it; carries the id along. */
export function fixedAddressee(page: PageContext, addressee: AddresseeContext): Html {
  const { words } = page
  return html`<input type="hidden" name="addressee" value="${addressee.id}" />
    <div class="context">
      <p>
        <a href="${recommendationPath(page, addressee.recommendation.code)}"
          >${addressee.recommendation.code} ${localizedName(page, addressee.recommendation.title)}</a
        >: <b>${localizedName(page, addressee.institution.name)}</b>
        <span class="country">${words.t(`terms.country.${addressee.institution.country}`)}</span>
      </p>
      <p>${localized(page, addressee.statement)}</p>
      <p>
        ${words.t('workspace.update.current')} ${statusTag(page, addressee.status)}
        ${addressee.statusSince === null ? '' : html`<span class="quiet">${words.t('workspace.update.since')} ${dateTime(page, addressee.statusSince)}</span>`}
      </p>
    </div>`
}

/** What is about to be replaced, before the form that replaces it. */
export function correctedNotice(page: PageContext, update: UpdateView): Html {
  const { words } = page
  return html`<div class="notice">
    <p><strong>${words.t('workspace.update.correcting')}</strong> ${words.t('workspace.update.correcting_text')}</p>
    <p>${statusTag(page, update.status)} ${dateTime(page, update.effectiveOn)}. ${localized(page, update.summary)}</p>
  </div>`
}
