import { randomUUIDv7 } from 'node:crypto'
import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { existingDay } from '../kernel/fields.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent } from '../log/index.ts'
import { requireOpenAddressee } from './update-draft.ts'

export const DueDate = z.object({ dueOn: z.union([z.literal('').transform(() => null), existingDay], 'invalid_date') })

/** Sets the date by which an addressee should comply (`YYYY-MM-DD`), or lifts it (empty). Throws Invalid, RuleBroken, NotFound, Forbidden. */
export async function setDueDate(ctx: Context, input: { readonly addresseeId: string; readonly dueOn: string }): Promise<void> {
  const actor = requireActor(ctx, 'setDueDate')
  const { dueOn } = parse(DueDate, input)
  await inTransaction(ctx.db, async (trx) => {
    const subject = await requireOpenAddressee(trx, input.addresseeId)
    const id = randomUUIDv7()
    const { seq, occurredAt } = await appendEvent({ ...ctx, db: trx }, actor, {
      kind: 'due_date_set',
      subjects: { recommendation_id: subject.recommendationId, addressee_id: input.addresseeId, due_date_id: id },
      leaf: { recommendation: subject.recommendation, institution: subject.institution, due_on: dueOn },
    })
    await trx
      .insertInto('addressee_due_dates')
      .values({ id, addressee_id: input.addresseeId, due_on: dueOn, recorded_at: occurredAt, event_seq: seq })
      .execute()
  })
}
