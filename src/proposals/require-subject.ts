import { z } from 'zod'
import type { Transaction } from '../../db/schema.ts'
import { requireCitable, requireCiter } from '../activities/index.ts'
import { lockAgreement, resolveAgreement } from '../agreements/index.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'
import { requireOpenAddressee, requireOpenIndicator, requireOpenRecommendation } from '../recommendations/index.ts'
import type { StoredContent } from './schemas.ts'

export interface SubjectColumns {
  readonly addressee_id: string | null
  readonly indicator_id: string | null
  readonly recommendation_id: string | null
  readonly agreement_id: string | null
  readonly evidence_id: string | null
}

const NONE: SubjectColumns = { addressee_id: null, indicator_id: null, recommendation_id: null, agreement_id: null, evidence_id: null }

/**
 * Finds what a proposal is about and locks it until the transaction ends; `subjectId` null is an agreement that is new. Throws
 * NotFound, Invalid (codes of an agreement, activities of a citation), RuleBroken when the recommendation was withdrawn, the agreement is
 * no longer what the author saw, or the same is cited already.
 */
export async function requireSubject(trx: Transaction, proposed: StoredContent, subjectId: string | null): Promise<SubjectColumns> {
  if (proposed.kind === 'agreement') await resolveAgreement(trx, proposed.content)
  if (proposed.kind === 'agreement' && subjectId === null) return NONE
  const id = requireId(subjectId)
  switch (proposed.kind) {
    case 'position':
      await requireOpenAddressee(trx, id)
      return { ...NONE, addressee_id: id }
    case 'indicator':
      await requireOpenRecommendation(trx, id)
      return { ...NONE, recommendation_id: id }
    case 'reading':
    case 'milestone':
      await requireOpenIndicator(trx, id)
      return { ...NONE, indicator_id: id }
    case 'agreement': {
      const { version } = await lockAgreement(trx, id)
      if (version !== proposed.content.agreementVersion) throw new RuleBroken({ key: 'errors.agreement_moved_on' })
      return { ...NONE, agreement_id: id }
    }
    case 'citation': {
      const citer = await requireCiter(trx, id)
      await requireCitable(trx, citer, proposed.content)
      return { ...NONE, ...citer.columns }
    }
  }
}

/** The id of what a stored proposal is about. */
export function subjectOf(columns: SubjectColumns): string | null {
  return columns.addressee_id ?? columns.indicator_id ?? columns.recommendation_id ?? columns.agreement_id ?? columns.evidence_id
}

function requireId(id: string | null): string {
  const parsed = z.guid().safeParse(id)
  if (!parsed.success) throw new NotFound('subject')
  return parsed.data.toLowerCase()
}
