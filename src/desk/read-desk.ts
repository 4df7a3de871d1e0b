import type { DeskView } from '../../templates/pages/desk.page.ts'
import type { Context } from '../kernel/context.ts'
import { may, requireActor } from '../kernel/permissions.ts'
import { listAddressees } from '../recommendations/index.ts'
import { draftItems } from './draft-rows.ts'

/** What waits for the person signed in: own drafts, returned and submitted updates, what is overdue or not reviewed lately, the queue's length. */
export async function readDesk(ctx: Context): Promise<DeskView> {
  const actor = requireActor(ctx, 'seeWorkspace')
  const own = await draftItems(ctx, { states: ['draft', 'submitted', 'returned'], authorId: actor.accountId })
  const overdue = await listAddressees(ctx, { overdue: true }, null)
  const stale = await listAddressees(ctx, { stale: true }, null)
  const listed = new Set(overdue.map((addressee) => addressee.id))
  const waiting = may(actor, 'reviewUpdate') ? await draftItems(ctx, { states: ['submitted'] }) : []
  return {
    drafts: own.filter((item) => item.state === 'draft'),
    returned: own.filter((item) => item.state === 'returned'),
    submitted: own.filter((item) => item.state === 'submitted'),
    due: [
      ...overdue.toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '')),
      ...stale.filter((addressee) => !listed.has(addressee.id)),
    ],
    waiting: waiting.length,
  }
}
