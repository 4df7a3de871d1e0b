import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent, sealTexts, textDigests, writeTexts } from '../log/index.ts'
import { Reason } from './schemas.ts'

/**
 * Takes a recommendation off the list with a reason; its page and history stay, and it takes no more updates.
 * Throws Invalid (no reason), RuleBroken (withdrawn already), NotFound, Forbidden.
 */
export async function withdrawRecommendation(
  ctx: Context,
  input: { readonly code: string; readonly reason: { readonly es: string; readonly en: string } },
): Promise<void> {
  const actor = requireActor(ctx, 'withdrawRecommendation')
  const { reason } = parse(Reason, input)
  await inTransaction(ctx.db, async (trx) => {
    const recommendation = await trx
      .selectFrom('recommendations')
      .select('id')
      .where('code', '=', input.code)
      .forUpdate()
      .executeTakeFirst()
    if (!recommendation) throw new NotFound('recommendation')
    const earlier = await trx
      .selectFrom('recommendation_withdrawals')
      .select('id')
      .where('recommendation_id', '=', recommendation.id)
      .executeTakeFirst()
    if (earlier) throw new RuleBroken({ key: 'errors.recommendation_withdrawn' })
    const id = randomUUIDv7()
    await writeTexts(trx, id, { reason })
    const { seq, occurredAt } = await appendEvent({ ...ctx, db: trx }, actor, {
      kind: 'recommendation_withdrawn',
      subjects: { recommendation_id: recommendation.id },
      leaf: { recommendation: input.code, texts: await textDigests(trx, id) },
    })
    await trx
      .insertInto('recommendation_withdrawals')
      .values({ id, recommendation_id: recommendation.id, withdrawn_at: occurredAt, event_seq: seq })
      .execute()
    await sealTexts(trx, [id], occurredAt)
  })
}
