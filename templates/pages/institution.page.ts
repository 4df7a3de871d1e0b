import { html } from 'hono/html'
import type { AddresseeView } from '../view/addressee.ts'
import type { ChangeView } from '../view/change.ts'
import type { StatusCount } from '../view/figures.ts'
import type { InstitutionReply, ReplyFigures, StandingCourse } from '../view/institution-record.ts'
import type { InstitutionRef } from '../view/references.ts'
import type { Position } from '../view/scales.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { addresseeTable } from './parts/addressee.ts'
import { changeEntry } from './parts/change.ts'
import { definitions } from './parts/definition.ts'
import { embedLink } from './parts/embed-link.ts'
import { dueList } from './parts/due-list.ts'
import { exportLine } from './parts/export-line.ts'
import { followLine } from './parts/follow-line.ts'
import { holdersOf } from './parts/holders-of.ts'
import { institutionCourse } from './parts/institution-course.ts'
import { linkedSplit } from './parts/linked-split.ts'
import { institutionPath, publicPath } from './parts/links.ts'
import { notYetKnown } from './parts/not-yet-known.ts'
import { permanentAddress } from './parts/permanent-address.ts'
import { positionList } from './parts/positions.ts'
import { replyRecord } from './parts/reply-record.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { standingPicture } from './parts/standing-picture.ts'
import { statusKey } from './parts/status.ts'
import { localizedName, plainText } from './parts/text.ts'

export interface InstitutionView extends InstitutionRef {
  readonly id: string
  /** Where the page is of a date on which the record did not speak of it yet: since when it does (ISO 8601). */
  readonly knownFrom: string | null
  readonly partOf: InstitutionRef | null
  readonly asked: number
  readonly counts: readonly StatusCount[]
  readonly overdue: number
  readonly stale: number
  readonly awaitingReply: number
  readonly positions: readonly { readonly position: Position; readonly count: number }[]
  /** In the catalogue's order, the first ones only. */
  readonly addressees: readonly AddresseeView[]
  /** What has a due date and is not implemented, the earliest first, the first ones only. */
  readonly due: { readonly addressees: readonly AddresseeView[]; readonly total: number }
  readonly course: StandingCourse
  readonly replies: { readonly figures: ReplyFigures; readonly latest: readonly InstitutionReply[] }
  /** The latest acts about it, newest first. */
  readonly changes: readonly ChangeView[]
}

/** One institution: what it was asked, where each of it stands and stood, what it says and answers, and what is due. */
export function institutionPage(view: InstitutionView, page: PageContext): Html {
  const { words } = page
  const name = plainText(page, view.name)
  const listed = (more = '') => publicPath(page, `/recommendations?institution=${encodeURIComponent(view.slug)}${more}`)
  return layout(
    page,
    {
      title: name,
      description: words.t('pages.institution.lead', { n: view.asked }),
      current: 'institutions',
      picture: standingPicture(
        page,
        { kind: 'institutions', id: view.slug, name: view.name, overall: null, withdrawn: false },
        holdersOf(view.counts),
      ),
    },
    html`${breadcrumbs(page, [{ href: publicPath(page, '/institutions'), text: words.t('pages.nav.institutions') }], words.t(`terms.country.${view.country}`))}
      <div class="lead short">
        <h1>${localizedName(page, view.name)}</h1>
        ${notYetKnown(page, view.knownFrom)}
        ${
          view.partOf === null
            ? ''
            : html`<p class="quiet">
                ${words.t('record.place.part_of')}
                <a href="${institutionPath(page, view.partOf.slug)}">${localizedName(page, view.partOf.name)}</a>
              </p>`
        }
        <p>${words.t('pages.institution.lead', { n: view.asked })}</p>
        ${linkedSplit(page, view.counts, `institution=${encodeURIComponent(view.slug)}`)} ${followLine(page)}
        ${exportLine(page, { path: '/recommendations', formats: ['csv', 'xlsx', 'json', 'pdf'], query: `institution=${encodeURIComponent(view.slug)}` })}
        ${embedLink(page, 'institutions', view.slug)}
      </div>
      <div class="cols">
        <div>
          ${section('asked', words.t('pages.institution.asked'), asked(page, view), { href: listed(), text: words.t('pages.institution.as_list') })}
          ${section('course', words.t('record.place.course.title'), institutionCourse(page, view.slug, view.course))}
          ${section(
            'changes',
            words.t('record.place.changes'),
            view.changes.length === 0
              ? html`<p>${words.t('record.place.changes_none')}</p>`
              : html`<ol class="changes">
                  ${view.changes.map((change) => changeEntry(page, change, 'brief'))}
                </ol>`,
            { href: publicPath(page, `/changes?institution=${encodeURIComponent(view.slug)}`), text: words.t('record.place.changes_all') },
          )}
        </div>
        <div>
          ${section('figures', words.t('record.place.figures'), figures(page, view, listed))}
          ${section(
            'due',
            words.t('record.place.due'),
            due(page, view),
            view.due.total === 0 ? null : { href: listed('&sort=due'), text: words.t('record.place.due_all', { n: view.due.total }) },
          )}
          ${section('positions', words.t('pages.institution.positions'), positions(page, view))}
          ${section('replies', words.t('record.place.replies.title'), replyRecord(page, view.replies))}
        </div>
      </div>
      ${permanentAddress(page, 'institution', view.id)}`,
  )
}

function asked(page: PageContext, view: InstitutionView): Html {
  const { words } = page
  if (view.asked === 0) return html`<p>${words.t('pages.institution.lead', { n: 0 })}</p>`
  return html`${addresseeTable(page, view.addressees, 'recommendation', words.t('pages.recommendation.who_caption'))}
  ${
    view.asked > view.addressees.length
      ? html`<p>${words.t('record.place.shown_of', { shown: view.addressees.length, n: view.asked })}</p>`
      : ''
  }
  ${definitions(page, ['status', 'position', 'due', 'overdue', 'stale', 'reply'])} ${statusKey(page)}`
}

/** Each number leads to the list behind it. */
function figures(page: PageContext, view: InstitutionView, listed: (more?: string) => string): Html {
  const { words } = page
  const unseen = view.counts.find(({ status }) => status === 'not_assessed')?.count ?? 0
  const rows = [
    { count: view.asked, name: words.t('record.place.figure.asked', { n: view.asked }), href: listed() },
    { count: unseen, name: words.t('terms.status.not_assessed'), href: listed('&status=not_assessed') },
    { count: view.overdue, name: words.t('terms.computed.overdue'), href: listed('&overdue=1') },
    { count: view.stale, name: words.t('terms.computed.stale'), href: listed('&stale=1') },
    { count: view.awaitingReply, name: words.t('terms.computed.awaiting_reply'), href: listed('&awaiting_reply=1') },
  ]
  return html`<ul class="figures roomy">
    ${rows.map(
      ({ count, name, href }) =>
        html`<li>
          <a href="${href}"><b>${words.number(count)}</b> ${name}</a>
        </li>`,
    )}
  </ul>`
}

function due(page: PageContext, view: InstitutionView): Html {
  const { words } = page
  if (view.due.total === 0) return html`<p>${words.t('record.place.due_none')}</p>`
  return dueList(page, view.due.addressees)
}

function positions(page: PageContext, view: InstitutionView): Html {
  const { words } = page
  const stated = view.addressees.filter(({ position }) => position !== null)
  if (stated.length === 0 && view.positions.every(({ position, count }) => position === 'none_stated' || count === 0))
    return html`<p>${words.t('pages.institution.positions_none')}</p>`
  return html`<dl class="pairs counted">
      ${view.positions
        .filter(({ count }) => count > 0)
        .map(
          ({ position, count }) =>
            html`<dt>${words.t(`terms.position.${position}`)}</dt>
              <dd>${words.number(count)}</dd>`,
        )}
    </dl>
    ${positionList(page, stated)}`
}
