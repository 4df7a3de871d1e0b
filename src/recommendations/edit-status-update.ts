import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Forbidden, RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { bylineColumns } from './insert-draft.ts'
import { lockUpdate } from './lock-update.ts'
import { parseUpdateContent } from './parse-update-content.ts'
import type { UpdateContentInput } from './schemas.ts'
import { submitStatusUpdate } from './submit-status-update.ts'
import { requireOpenAddressee, writeDraftContent } from './update-draft.ts'

export interface EditStatusUpdateInput extends UpdateContentInput {
  readonly id: string
  /** The version that the author started from. */
  readonly version: number
  readonly submit: boolean
  /** The addressee's current update that the author saw (null: none), checked on submission where it is given. */
  readonly seen?: string | null | undefined
}

/**
 * Replaces the content of one's own draft or returned update and submits it when asked.
 * Throws Invalid, Conflict (somebody changed it first, or the addressee moved on), RuleBroken, NotFound, Forbidden.
 */
export async function editStatusUpdate(ctx: Context, input: EditStatusUpdateInput): Promise<void> {
  const actor = requireActor(ctx, 'writeUpdate')
  const content = parseUpdateContent(ctx, input, input.submit)
  await inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    const update = await lockUpdate(trx, input.id, input.version)
    if (update.author_id !== actor.accountId) throw new Forbidden({ key: 'errors.not_own_draft' })
    if (update.state !== 'draft' && update.state !== 'returned') throw new RuleBroken({ key: 'errors.not_a_draft' })
    await requireOpenAddressee(trx, update.addressee_id)
    await trx
      .updateTable('status_updates')
      .set({
        status: content.status,
        effective_on: content.effectiveOn,
        significance: content.significance,
        version: update.version + 1,
        changed_at: ctx.clock.now(),
        ...(await bylineColumns(trx, actor, content.byline)),
      })
      .where('id', '=', update.id)
      .execute()
    await writeDraftContent(inside, update.id, content)
    await addJournalEntry(inside, actor, { act: 'update_edited', subjectId: update.id, details: { version: update.version + 1 } })
    if (input.submit) await submitStatusUpdate(inside, { id: update.id, seen: input.seen })
  })
}
