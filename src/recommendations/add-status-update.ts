import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { parseUpdateContent } from './parse-update-content.ts'
import { requireCorrectable } from './require-correctable.ts'
import type { UpdateContentInput } from './schemas.ts'
import { submitStatusUpdate } from './submit-status-update.ts'
import { requireOpenAddressee, writeDraftContent } from './update-draft.ts'

export interface AddStatusUpdateInput extends UpdateContentInput {
  readonly addresseeId: string
  /** Id of the published update that this one corrects. */
  readonly corrects?: string | null
  /** True: submit at once; then nothing is saved unless it could be submitted. */
  readonly submit: boolean
}

/**
 * Records a status update of one addressee as a draft, with its evidence, and submits it when asked. Returns its id.
 * Throws Invalid, RuleBroken (withdrawn recommendation; with `submit` also rule 2), NotFound, Forbidden.
 */
export async function addStatusUpdate(ctx: Context, input: AddStatusUpdateInput): Promise<string> {
  const actor = requireActor(ctx, 'writeUpdate')
  const content = parseUpdateContent(ctx, input, input.submit)
  const id = randomUUIDv7()
  const now = ctx.clock.now()
  await inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    await requireOpenAddressee(trx, input.addresseeId)
    if (input.corrects) {
      const corrected = await requireCorrectable(trx, input.corrects)
      if (corrected.addressee_id !== input.addresseeId) throw new RuleBroken({ key: 'errors.not_published' }, 'corrects')
    }
    await trx
      .insertInto('status_updates')
      .values({
        id,
        addressee_id: input.addresseeId,
        status: content.status,
        effective_on: content.effectiveOn,
        significance: content.significance,
        state: 'draft',
        author_id: actor.accountId,
        corrects_id: input.corrects ?? null,
        created_at: now,
        changed_at: now,
        submitted_at: null,
        return_comment: null,
        publisher_id: null,
        previous_status: null,
        published_at: null,
        event_seq: null,
      })
      .execute()
    await writeDraftContent(inside, id, content)
    await addJournalEntry(inside, actor, { act: 'update_drafted', subjectId: id, details: { status: content.status } })
    if (input.submit) await submitStatusUpdate(inside, { id })
  })
  return id
}
