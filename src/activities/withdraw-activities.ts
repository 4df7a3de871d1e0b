import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import { someText } from '../kernel/fields.ts'
import type { Context } from '../kernel/context.ts'
import { Conflict, NotFound } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent } from '../log/index.ts'

const Withdrawal = z.object({ batchId: z.uuid('unknown_value'), reason: someText(2_000) })

/**
 * Takes a published batch of activities off the record, as one act with its reason: from then on nothing of it is listed or counted,
 * and its ids lead to a tombstone. A view as of an earlier instant still has it. Throws Invalid, NotFound, Conflict (withdrawn), Forbidden.
 */
export async function withdrawActivities(ctx: Context, input: z.input<typeof Withdrawal>, singlePerson = false): Promise<void> {
  const actor = requireActor(ctx, 'importRecords')
  const { batchId, reason } = parse(Withdrawal, input)
  await inTransaction(ctx.db, async (trx) => {
    const batch = await trx.selectFrom('activity_batches').selectAll().where('id', '=', batchId).forUpdate().executeTakeFirst()
    if (!batch?.published_at) throw new NotFound('activities')
    if (batch.withdrawn_at) throw new Conflict(2)
    const leaf = { batch: batchId, file_sha256: batch.file_sha256 }
    const { seq, occurredAt } = await appendEvent({ ...ctx, db: trx }, actor, {
      kind: 'activities_withdrawn',
      subjects: {},
      singlePerson,
      leaf,
    })
    const spoken = Object.fromEntries(Object.entries(reason).filter(([, text]) => text !== ''))
    await trx
      .updateTable('activity_batches')
      .set({ withdrawn_at: occurredAt, withdrawn_seq: seq, withdrawn_reason: spoken })
      .where('id', '=', batchId)
      .execute()
  })
}
