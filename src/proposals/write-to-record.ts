import type { Transaction } from '../../db/schema.ts'
import { recordCitation } from '../activities/index.ts'
import { recordAgreement } from '../agreements/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Credit } from '../kernel/credit.ts'
import { addIndicator, recordPosition, recordReading, setMilestone } from '../recommendations/index.ts'
import type { StoredContent } from './schemas.ts'

/** Hands a reviewed proposal to the one writer of its kind. Returns the event. Throws what the writer throws. */
export async function writeToRecord(
  ctx: Context & { readonly db: Transaction },
  credit: Credit,
  proposed: StoredContent,
  subjectId: string | null,
): Promise<{ readonly seq: number; readonly occurredAt: Date }> {
  if (proposed.kind === 'agreement') {
    const { evidence, agreementVersion: _, ...content } = proposed.content
    return recordAgreement(ctx, credit, { agreementId: subjectId, content, evidenceIds: evidence })
  }
  const id = subjectId ?? ''
  switch (proposed.kind) {
    case 'position': {
      const [evidenceId = ''] = proposed.content.evidence
      return recordPosition(ctx, credit, { ...proposed.content, addresseeId: id, evidenceId })
    }
    case 'reading': {
      const [evidenceId = ''] = proposed.content.evidence
      return recordReading(ctx, credit, { ...proposed.content, indicatorId: id, evidenceId })
    }
    case 'indicator':
      return addIndicator(ctx, credit, { ...proposed.content, recommendationId: id })
    case 'citation':
      return recordCitation(ctx, credit, { ...proposed.content, subjectId: id })
    case 'milestone':
      return setMilestone(ctx, credit, { ...proposed.content, indicatorId: id })
  }
}
