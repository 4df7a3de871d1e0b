import { html } from 'hono/html'
import type { AgreementView } from '../../view/agreement.ts'
import { DISCLOSURES } from '../../view/scales.ts'
import type { PartialDate } from '../../view/text.ts'
import type { Html, PageContext } from '../page-context.ts'
import { localizedName, plainText } from './text.ts'
import { dateTime } from './time.ts'

/** What is on record of an agreement, and beneath it by name what is not. */
export function agreementKnowledge(page: PageContext, view: AgreementView): Html {
  const { words } = page
  const { parties, legalForm } = view
  const dated = (value: PartialDate | null) => (value === null ? null : dateTime(page, value, 'long'))
  const facts = [
    { name: words.t('pages.column.type'), value: localizedName(page, view.type.title), none: null },
    { name: words.t('pages.agreement.form'), value: legalForm && localizedName(page, legalForm.title), none: 'form' },
    {
      name: words.t('pages.agreement.parties'),
      value: parties.length === 0 ? null : html`${words.list(parties.map((party) => plainText(page, party)))}`,
      none: 'parties',
    },
    { name: words.t('pages.column.signed'), value: dated(view.signedOn), none: 'signed' },
    { name: words.t('pages.agreement.in_force'), value: dated(view.inForceOn), none: 'in_force' },
    { name: words.t('pages.column.ended'), value: dated(view.endedOn), none: 'ended' },
  ] as const
  const unknown = facts.flatMap(({ value, none }) =>
    value === null && none !== null ? [words.t(`record.place.agreement.no.${none}`)] : [],
  )
  return html`<dl class="pairs">
      ${facts.map(({ name, value }) =>
        value === null
          ? ''
          : html`<dt>${name}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>
    ${unknown.length === 0 ? '' : html`<p class="quiet">${words.t('record.place.agreement.unknown', { facts: words.list(unknown) })}</p>`}`
}

/** How much of an agreement can be read, as one step of the four that there are. */
export function disclosureLevel(page: PageContext, { disclosure }: Pick<AgreementView, 'disclosure'>): Html {
  const { words } = page
  return html`<ol class="levels">
      ${DISCLOSURES.map(
        (level) =>
          html`<li ${level === disclosure ? html` aria-current="true"` : ''}>
            <b>${words.t(`terms.disclosure.${level}`)}</b>
            ${level === disclosure ? html`<span>${words.t(`pages.disclosure.${level}`)}</span>` : ''}
          </li>`,
      )}
    </ol>
    <p class="quiet">${words.t(`record.place.agreement.closed.${disclosure}`)}</p>`
}
