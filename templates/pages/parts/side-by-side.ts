import { html } from 'hono/html'
import type { AddresseeView } from '../../view/addressee.ts'
import type { Localized } from '../../view/text.ts'
import type { Html, PageContext } from '../page-context.ts'
import { addresseeLabels, dash, dueDate, institutionLink } from './addressee.ts'
import { publicPath } from './links.ts'
import { replyCell } from './reply.ts'
import { statusTag } from './status.ts'
import { localized, localizedName } from './text.ts'
import { dateTime } from './time.ts'

/** The update that an addressee's status derives from. */
export interface CurrentAssessment {
  /** UUID. */
  readonly id: string
  readonly summary: Localized
}

export interface SideBySide {
  readonly addressees: readonly AddresseeView[]
  /** By addressee; absent while not assessed. */
  readonly current: Readonly<Record<string, CurrentAssessment>>
  /** Address of an update, by id. */
  readonly updateHref: (id: string) => string
}

/**
 * Per institution, in one row: what it says, what our assessment is, what it replied, by when; the last two where anybody has one.
 * Positions and statuses never mix.
 */
export function sideBySide(page: PageContext, view: SideBySide): Html {
  const { words } = page
  const { addressees } = view
  const columns = [
    { head: words.t('record.side.says'), cell: position },
    { head: words.t('record.side.shows'), cell: assessment },
    ...(addressees.some(({ reply: given }) => given) ? [{ head: words.t('record.side.replies'), cell: reply }] : []),
    ...(addressees.some(({ dueOn }) => dueOn !== null) ? [{ head: words.t('pages.column.due'), cell: dueDate }] : []),
  ]
  return html`<div class="wide side">
    <table>
      <caption>
        ${words.t('pages.recommendation.who_caption')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.t('pages.column.institution')}</th>
          ${columns.map(({ head }) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${addressees.map(
          (addressee) =>
            html`<tr id="addressee-${addressee.id}">
              <th scope="row"><div>${institutionLink(page, addressee)}</div></th>
              ${columns.map(({ head, cell }) => html`<td data-label="${head}"><div>${cell(page, addressee, view)}</div></td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function position(page: PageContext, { position: held }: AddresseeView): Html {
  const { words } = page
  if (held === null) return html`${words.t('terms.position.none_stated')}`
  const { evidence } = held
  return html`<b>${words.t(`terms.position.${held.position}`)}</b>
    <span class="quiet">${dateTime(page, held.statedOn)}</span>
    ${words.pick(held.statement) ? html`<p>${localized(page, held.statement)}</p>` : ''}
    ${
      evidence === null
        ? ''
        : html`<p class="quiet">
            <a href="${publicPath(page, `/evidence/${evidence.id}`)}"
              >${words.t('record.side.source')}<span class="unseen">: ${evidence.title}</span></a
            >
          </p>`
    }`
}

function assessment(page: PageContext, addressee: AddresseeView, { current, updateHref }: SideBySide): Html {
  const { words } = page
  const update = current[addressee.id]
  return html`${statusTag(page, addressee.status)}
  ${addressee.statusSince === null ? '' : html`<span class="quiet">${words.t('record.side.since')} ${dateTime(page, addressee.statusSince)}</span>`}
  ${addresseeLabels(page, addressee)}
  ${
    update === undefined
      ? ''
      : html`${words.pick(update.summary) ? html`<p>${localizedName(page, update.summary)}</p>` : ''}
          <p class="quiet">
            <a href="${updateHref(update.id)}">${words.t('record.side.why')}<span class="unseen">: ${name(page, addressee)}</span></a>
          </p>`
  }`
}

function reply(page: PageContext, { recommendation, reply: given }: AddresseeView): Html {
  return given ? replyCell(page, recommendation.code, given) : dash(page)
}

function name(page: PageContext, { institution }: AddresseeView): string {
  return page.words.pick(institution.name)?.text ?? institution.slug
}
