import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import { lockAgreement } from '../agreements/index.ts'
import { Invalid, NotFound } from '../kernel/errors.ts'
import { requireOpenAddressee, requireOpenRecommendation } from '../recommendations/index.ts'

/** What cites activities: the columns that name it, and what the log calls it. */
export interface Citer {
  readonly columns: Readonly<Partial<Record<'recommendation_id' | 'addressee_id' | 'agreement_id' | 'evidence_id', string>>>
  /** Of the recommendation that an addressee belongs to, too. */
  readonly recommendationId: string | null
  readonly named: Readonly<Partial<Record<'recommendation' | 'institution' | 'agreement', string>>>
}

/**
 * Finds what is to cite activities by its id (of a recommendation, an addressee, an agreement or an item of public evidence) and locks it
 * until the transaction ends. Throws NotFound, RuleBroken (withdrawn), Invalid (`subject`: evidence that is not public).
 */
export async function requireCiter(trx: Transaction, id: string): Promise<Citer> {
  const { rows } = await sql<{ kind: 'recommendation' | 'addressee' | 'agreement' | 'evidence' }>`
    select 'recommendation' as kind from recommendations where id = ${id} union all select 'addressee' from addressees where id = ${id}
    union all select 'agreement' from agreements where id = ${id} union all select 'evidence' from evidence where id = ${id}`.execute(trx)
  switch (rows[0]?.kind) {
    case 'recommendation': {
      const { code } = await requireOpenRecommendation(trx, id)
      return { columns: { recommendation_id: id }, recommendationId: id, named: { recommendation: code } }
    }
    case 'addressee': {
      const { recommendationId, recommendation, institution } = await requireOpenAddressee(trx, id)
      return { columns: { addressee_id: id }, recommendationId, named: { recommendation, institution } }
    }
    case 'agreement': {
      const { slug } = await lockAgreement(trx, id)
      return { columns: { agreement_id: id }, recommendationId: null, named: { agreement: slug } }
    }
    case 'evidence': {
      const row = await trx.selectFrom('evidence').select('public_at').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
      if (!row?.public_at) throw new Invalid({ subject: { key: 'errors.evidence_not_public' } })
      return { columns: { evidence_id: id }, recommendationId: null, named: {} }
    }
    default:
      throw new NotFound('subject')
  }
}
