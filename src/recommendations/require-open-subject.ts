import type { Transaction } from '../../db/schema.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'

export interface OpenRecommendation {
  readonly id: string
  readonly code: string
}

/**
 * Finds a recommendation that may be written about; nobody else adds to it or withdraws it before the transaction ends.
 * Throws NotFound, RuleBroken when it was withdrawn.
 */
export async function requireOpenRecommendation(trx: Transaction, id: string): Promise<OpenRecommendation> {
  const found = await trx.selectFrom('recommendations').select(['id', 'code']).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw new NotFound('recommendation')
  const withdrawal = await trx.selectFrom('recommendation_withdrawals').select('id').where('recommendation_id', '=', id).executeTakeFirst()
  if (withdrawal) throw new RuleBroken({ key: 'errors.recommendation_withdrawn' })
  return found
}

/** Finds an indicator of a recommendation that stands, in the same way. Throws NotFound, RuleBroken. */
export async function requireOpenIndicator(
  trx: Transaction,
  id: string,
): Promise<{ readonly id: string; readonly code: string; readonly recommendation: OpenRecommendation }> {
  const found = await trx.selectFrom('indicators').select(['id', 'code', 'recommendation_id']).where('id', '=', id).executeTakeFirst()
  if (!found) throw new NotFound('indicator')
  return { id: found.id, code: found.code, recommendation: await requireOpenRecommendation(trx, found.recommendation_id) }
}
