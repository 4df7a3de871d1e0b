import type { DeskView } from '../../templates/pages/desk.page.ts'
import type { WorkItem } from '../../templates/pages/parts/work-table.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { may, requireActor, type Permission } from '../kernel/permissions.ts'
import { readMailState } from '../deliveries/index.ts'
import { listEditionDrafts, listOutstandingEditions } from '../reports/index.ts'
import { listDisabledWebhooks } from '../webhooks/index.ts'
import { draftItems } from './draft-rows.ts'
import { listUnfinished } from './list-unfinished.ts'
import { listWork } from './list-work.ts'

const SOON_DAYS = 30
const PLACES = [
  ['evidence', 'manageEvidence'],
  ['proposals', 'propose'],
  ['replies', 'inviteReply'],
  ['webhooks', 'manageWebhooks'],
] as const satisfies readonly (readonly [DeskView['places'][number], Permission])[]

/**
 * What waits for the person signed in: own drafts, returned and submitted updates, forms left unfinished, what is overdue,
 * due within thirty days (in the record's zone) or not reviewed lately (what they look after first), the queue's length, and report
 * editions that wait for approval; for administrators also those that could not be issued, and that no mail leaves.
 */
export async function readDesk(ctx: Context): Promise<DeskView> {
  const actor = requireActor(ctx, 'seeWorkspace')
  const own = await draftItems(ctx, { states: ['draft', 'submitted', 'returned'], authorId: actor.accountId })
  const work = await listWork(ctx, {})
  const today = dateIn(ctx.settings.timeZone, ctx.clock.now())
  const soon = Temporal.PlainDate.from(today).add({ days: SOON_DAYS }).toString()
  const dueSoon = work.filter((item) => item.dueOn !== null && item.dueOn >= today && item.dueOn <= soon && item.status !== 'implemented')
  const waiting = may(actor, 'reviewUpdate') ? await draftItems(ctx, { states: ['submitted'] }) : []
  return {
    returned: own.filter((item) => item.state === 'returned'),
    unfinished: await listUnfinished(ctx, new Map(work.map((item) => [item.id, item]))),
    drafts: own.filter((item) => item.state === 'draft'),
    submitted: own.filter((item) => item.state === 'submitted'),
    overdue: pressing(work.filter((item) => item.overdue)),
    dueSoon: pressing(dueSoon),
    stale: pressing(work.filter((item) => item.stale && !item.overdue && !dueSoon.includes(item))),
    waiting: waiting.length,
    editionDrafts: may(actor, 'approveEdition') ? await listEditionDrafts(ctx) : [],
    outstandingEditions: may(actor, 'issueEdition') ? (await listOutstandingEditions(ctx)).filter(({ alert }) => alert) : [],
    mailOutage: may(actor, 'managePeople') ? await readMailOutage(ctx) : null,
    disabledWebhooks: may(actor, 'manageWebhooks') ? await listDisabledWebhooks(ctx) : [],
    places: PLACES.filter(([, permission]) => may(actor, permission)).map(([place]) => place),
  }
}

async function readMailOutage(ctx: Context): Promise<DeskView['mailOutage']> {
  const { outage, counts } = await readMailState(ctx)
  if (outage === null) return null
  return {
    since: outage.since.toISOString(),
    reason: outage.reason,
    waiting: counts.waiting + counts.sending,
    nextProbe: outage.nextProbeAt.toISOString(),
  }
}

/** One's own first, then by due date; the order of the catalogue decides the rest. */
function pressing(items: readonly WorkItem[]): readonly WorkItem[] {
  const due = (item: WorkItem) => item.dueOn ?? '9999'
  return items.toSorted((a, b) => Number(b.mine) - Number(a.mine) || (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0))
}
