import { html } from 'hono/html'
import type { Html, PageContext } from './layout.ts'
import { draftList, type DraftItem } from './parts/draft-list.ts'
import { editionDrafts, type EditionDraftView } from './parts/edition-drafts.ts'
import { ownPath } from './parts/links.ts'
import { mailOutage, type MailOutageView } from './parts/mail-outage.ts'
import { outstandingEditions, type OutstandingItem } from './parts/outstanding-editions.ts'
import type { DisabledWebhook } from '../view/webhook.ts'
import { section } from './parts/section.ts'
import { disabledWebhooks } from './parts/webhook-notice.ts'
import { unfinishedList, type UnfinishedItem } from './parts/unfinished-list.ts'
import { workTable, type WorkItem } from './parts/work-table.ts'
import { workspaceFrame } from './parts/workspace-frame.ts'

export type { DraftItem } from './parts/draft-list.ts'

export interface DeskView {
  readonly returned: readonly DraftItem[]
  /** Forms that were never sent. */
  readonly unfinished: readonly UnfinishedItem[]
  readonly drafts: readonly DraftItem[]
  readonly submitted: readonly DraftItem[]
  /** One's own first, then the most pressing. */
  readonly overdue: readonly WorkItem[]
  /** Due within thirty days. */
  readonly dueSoon: readonly WorkItem[]
  readonly stale: readonly WorkItem[]
  /** How many of each there are; only the first are shown. */
  readonly inAll: Readonly<Record<'overdue' | 'due_soon' | 'stale', number>>
  /** Updates that wait for review; shown to those who can review. */
  readonly waiting: number
  /** Report editions that wait for approval; shown to those who can approve. */
  readonly editionDrafts: readonly EditionDraftView[]
  /** Report editions that could not be issued; shown to administrators. */
  readonly outstandingEditions: readonly OutstandingItem[]
  /** That no mail leaves; shown to administrators. */
  readonly mailOutage: MailOutageView | null
  /** Webhooks that the service disabled and that this person may turn on again. */
  readonly disabledWebhooks: readonly DisabledWebhook[]
  /** Other places of the workspace that this person may enter. */
  readonly places: readonly ('evidence' | 'proposals' | 'replies' | 'webhooks')[]
}

/** Where someone's own work lies, and what waits for them; each line leads straight to its form. */
export function deskPage(view: DeskView, page: PageContext): Html {
  const { words } = page
  return workspaceFrame(
    page,
    words.t('workspace.desk.title', { name: page.account?.name ?? '' }),
    null,
    html`${ways(page, view)}
    ${view.mailOutage === null ? '' : section('mail-outage', words.t('mails.outage.title'), mailOutage(page, view.mailOutage))}
    ${
      view.outstandingEditions.length === 0
        ? ''
        : section('outstanding', words.t('editions.outstanding.title'), outstandingEditions(page, view.outstandingEditions))
    }
    ${view.disabledWebhooks.length === 0 ? '' : section('webhooks', words.t('webhooks.desk.title'), disabledWebhooks(page, view.disabledWebhooks))}
    ${view.editionDrafts.length === 0 ? '' : section('edition-drafts', words.t('editions.drafts.title'), editionDrafts(page, view.editionDrafts))}
    ${view.returned.length === 0 ? '' : section('returned', words.t('workspace.desk.returned'), draftList(page, view.returned))}
    ${view.unfinished.length === 0 ? '' : section('unfinished', words.t('workspace.desk.unfinished'), unfinishedList(page, view.unfinished))}
    ${section(
      'drafts',
      words.t('workspace.desk.drafts'),
      view.drafts.length === 0 ? html`<p>${words.t('workspace.desk.drafts_none')}</p>` : draftList(page, view.drafts),
    )}
    ${view.submitted.length === 0 ? '' : section('submitted', words.t('workspace.desk.submitted'), draftList(page, view.submitted))}
    ${work(page, 'overdue', view.overdue, view)} ${work(page, 'due_soon', view.dueSoon, view)} ${work(page, 'stale', view.stale, view)}
    ${
      view.overdue.length + view.dueSoon.length + view.stale.length > 0
        ? ''
        : section('due', words.t('workspace.desk.due'), html`<p>${words.t('workspace.desk.due_none')}</p>`)
    }`,
  )
}

function ways(page: PageContext, view: DeskView): Html {
  const { words } = page
  const way = (path: string, text: string) =>
    html`<li><a class="button plain" href="${ownPath(page, `/workspace${path}`)}">${text}</a></li>`
  return html`<ul class="actions desk">
    <li><a class="button" href="${ownPath(page, '/workspace/updates/new')}">${words.t('workspace.desk.new')}</a></li>
    ${way('/updates/several', words.t('workspace.desk.several'))} ${way('/addressees', words.t('workspace.desk.many'))}
    ${page.account?.canReview ? way('/review', words.t('workspace.desk.review', { n: view.waiting })) : ''}
    ${view.places.map((place) => way(`/${place}`, words.t(`workspace.desk.link.${place}`)))}
    ${page.account?.role === 'administrator' ? way('/people', words.t('workspace.people.title')) : ''}
    ${page.account?.role === 'administrator' ? way('/schedules', words.t('schedules.title')) : ''}
    ${page.account?.role === 'administrator' ? way('/imports', words.t('imports.list.title')) : ''}
    ${page.account?.role === 'administrator' ? way('/operation', words.t('operation.title')) : ''}
    ${page.account?.role === 'administrator' ? way('/journal', words.t('journal.title')) : ''}
    ${way('/account', words.t('people.account.title'))}
    <li>
      <form method="post" action="${ownPath(page, '/sign-out')}">
        <button type="submit" class="plain">${words.t('workspace.sign_out')}</button>
      </form>
    </li>
  </ul>`
}

/** What the list of recommendations calls them. */
const LISTED = { overdue: 'overdue=1', due_soon: 'sort=due', stale: 'stale=1' } as const

function work(page: PageContext, name: 'overdue' | 'due_soon' | 'stale', items: readonly WorkItem[], { inAll }: DeskView): Html {
  if (items.length === 0) return html``
  const { words } = page
  const more =
    inAll[name] > items.length
      ? html`<p>
          <a href="${ownPath(page, `/recommendations?${LISTED[name]}`)}"
            >${words.t('workspace.desk.all', { shown: items.length, n: inAll[name] })}</a
          >
        </p>`
      : ''
  return section(
    name,
    words.t(`workspace.desk.${name}`),
    html`${workTable(page, items, words.t('workspace.desk.overdue_caption'))} ${more}`,
  )
}
