import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { insertDraft } from './insert-draft.ts'
import { parseUpdateContent } from './parse-update-content.ts'
import { requireCorrectable } from './require-correctable.ts'
import type { UpdateContentInput } from './schemas.ts'
import { submitStatusUpdate } from './submit-status-update.ts'
import { requireOpenAddressee } from './update-draft.ts'

export interface AddStatusUpdateInput extends UpdateContentInput {
  readonly addresseeId: string
  /** Id of the published update that this one corrects. */
  readonly corrects?: string | null
  /** True: submit at once; then nothing is saved unless it could be submitted. */
  readonly submit: boolean
  /** The addressee's current update that the author saw (null: none), checked on submission where it is given. */
  readonly seen?: string | null | undefined
}

/**
 * Records a status update of one addressee as a draft, with its evidence, and submits it when asked. Returns its id.
 * Throws Invalid, RuleBroken (withdrawn recommendation; with `submit` also rule 2), Conflict (the addressee moved on), NotFound, Forbidden.
 */
export async function addStatusUpdate(ctx: Context, input: AddStatusUpdateInput): Promise<string> {
  const actor = requireActor(ctx, 'writeUpdate')
  const content = parseUpdateContent(ctx, input, input.submit)
  return inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    await requireOpenAddressee(trx, input.addresseeId)
    if (input.corrects) {
      const corrected = await requireCorrectable(trx, input.corrects)
      if (corrected.addressee_id !== input.addresseeId) throw new RuleBroken({ key: 'errors.not_published' }, 'corrects')
    }
    const place = { addresseeId: input.addresseeId, corrects: input.corrects ?? null, batchId: null }
    const id = await insertDraft(inside, actor, place, content)
    if (input.submit) await submitStatusUpdate(inside, { id, seen: input.seen })
    return id
  })
}
