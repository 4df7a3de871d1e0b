import type { DeskView } from '../../templates/pages/desk.page.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { may, requireActor, type Permission } from '../kernel/permissions.ts'
import { readMailState } from '../deliveries/index.ts'
import { listEditionDrafts, listOutstandingEditions } from '../reports/index.ts'
import { listDisabledWebhooks } from '../webhooks/index.ts'
import { draftItems } from './draft-rows.ts'
import { listUnfinished } from './list-unfinished.ts'
import { readStandings, type Standing } from '../standings/index.ts'
import { readOwners } from './list-owners.ts'
import { readWork } from './read-work.ts'

const SOON_DAYS = 30
/** Of what is overdue, due soon and stale; the list has the rest. */
const SHOWN = 25
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
  const owners = await readOwners(ctx)
  const { addressees } = await readStandings(ctx, null)
  const today = dateIn(ctx.settings.timeZone, ctx.clock.now())
  const soon = Temporal.PlainDate.from(today).add({ days: SOON_DAYS }).toString()
  const overdue = addressees.filter((standing) => standing.overdue)
  const dueSoon = addressees.filter(({ dueOn, status }) => dueOn !== null && dueOn >= today && dueOn <= soon && status !== 'implemented')
  const within = new Set(dueSoon)
  const stale = addressees.filter((standing) => standing.stale && !standing.overdue && !within.has(standing))
  const pressing = (standings: readonly Standing[]) =>
    readWork(
      ctx,
      mostPressing(standings, (id) => owners.get(id)?.id === actor.accountId)
        .slice(0, SHOWN)
        .map(({ addresseeId }) => addresseeId),
    )
  const waiting = may(actor, 'reviewUpdate') ? await draftItems(ctx, { states: ['submitted'] }) : []
  return {
    returned: own.filter((item) => item.state === 'returned'),
    unfinished: await listUnfinished(ctx),
    drafts: own.filter((item) => item.state === 'draft'),
    submitted: own.filter((item) => item.state === 'submitted'),
    overdue: await pressing(overdue),
    dueSoon: await pressing(dueSoon),
    stale: await pressing(stale),
    inAll: { overdue: overdue.length, due_soon: dueSoon.length, stale: stale.length },
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
function mostPressing(standings: readonly Standing[], isOwn: (addresseeId: string) => boolean): readonly Standing[] {
  const due = ({ dueOn }: Standing) => dueOn ?? '9999'
  return standings.toSorted(
    (a, b) => Number(isOwn(b.addresseeId)) - Number(isOwn(a.addresseeId)) || (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0),
  )
}
