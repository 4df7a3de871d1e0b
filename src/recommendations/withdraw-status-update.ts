import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent, sealTexts, textDigests, writeTexts } from '../log/index.ts'
import { requireCorrectable } from './require-correctable.ts'
import { Reason } from './schemas.ts'

export interface WithdrawInput {
  readonly id: string
  readonly reason: { readonly es: string; readonly en: string }
}

/**
 * Withdraws a published update with a reason; it stays readable and no longer counts. Returns the event's sequence number.
 * Throws Invalid (no reason), RuleBroken (not published, withdrawn or corrected already), NotFound, Forbidden.
 */
export async function withdrawStatusUpdate(ctx: Context, input: WithdrawInput): Promise<number> {
  const actor = requireActor(ctx, 'withdrawUpdate')
  const { reason } = parse(Reason, input)
  return inTransaction(ctx.db, async (trx) => {
    const update = await requireCorrectable(trx, input.id)
    const addressee = await trx
      .selectFrom('addressees as a')
      .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
      .innerJoin('institutions as i', 'i.id', 'a.institution_id')
      .select(['r.id', 'r.code', 'i.slug'])
      .where('a.id', '=', update.addressee_id)
      .executeTakeFirstOrThrow()
    const id = randomUUIDv7()
    await writeTexts(trx, id, { reason })
    const { seq, occurredAt } = await appendEvent({ ...ctx, db: trx }, actor, {
      kind: 'update_withdrawn',
      subjects: { recommendation_id: addressee.id, addressee_id: update.addressee_id, status_update_id: update.id },
      leaf: {
        recommendation: addressee.code,
        institution: addressee.slug,
        update: update.id,
        status: update.status,
        effective_on: update.effective_on,
        texts: await textDigests(trx, id),
      },
    })
    await trx.insertInto('withdrawals').values({ id, status_update_id: update.id, withdrawn_at: occurredAt, event_seq: seq }).execute()
    await sealTexts(trx, [id], occurredAt)
    return seq
  })
}
