import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import { addEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { forEachNamed } from './for-each-named.ts'
import { insertDraft } from './insert-draft.ts'
import { parseUpdateContent } from './parse-update-content.ts'
import type { UpdateContentInput } from './schemas.ts'
import { submitStatusUpdate } from './submit-status-update.ts'
import { requireOpenAddressee, withPath } from './update-draft.ts'

export interface AddStatusUpdatesInput extends UpdateContentInput {
  readonly addresseeIds: readonly string[]
  readonly submit: boolean
}

/**
 * Records one assessment of several addressees: a draft for each, with the same content and the same evidence, which enters
 * the register once; submits all when asked. All of it or nothing. Returns the batch's id and those of the drafts, in order.
 * Throws Invalid (a fault of one addressee stands under `addressees.<id>`), Forbidden.
 */
export async function addStatusUpdates(
  ctx: Context,
  input: AddStatusUpdatesInput,
): Promise<{ readonly batchId: string; readonly ids: readonly string[] }> {
  const actor = requireActor(ctx, 'writeUpdate')
  const content = parseUpdateContent(ctx, input, input.submit)
  const chosen = [...new Set(input.addresseeIds)]
  const batchId = randomUUIDv7()
  return inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    await forEachNamed('addressees', chosen, (id) => requireOpenAddressee(trx, id))
    const evidence = [...content.evidence]
    for (const [index, item] of content.newEvidence.entries()) {
      const evidenceId = await withPath(`newEvidence.${index}`, () => addEvidence(inside, item))
      evidence.push({ evidenceId, announcementOnly: item.announcementOnly })
    }
    const shared = { ...content, evidence, newEvidence: [] }
    const ids: string[] = []
    for (const addresseeId of chosen) {
      const id = await insertDraft(inside, actor, { addresseeId, corrects: null, batchId }, shared)
      if (input.submit) await submitStatusUpdate(inside, { id })
      ids.push(id)
    }
    return { batchId, ids }
  })
}
