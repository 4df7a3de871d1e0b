import type { Database } from '../../db/schema.ts'
import type { ProposalFacts } from '../../templates/view/proposal.ts'
import { readCitable } from '../activities/index.ts'
import type { StoredContent } from './schemas.ts'

/** What a stored proposal would put on record, codes with their titles. */
export async function proposedFacts(db: Database, proposed: StoredContent): Promise<ProposalFacts> {
  switch (proposed.kind) {
    case 'position': {
      const { position, statedOn, statement } = proposed.content
      return { kind: 'position', position, statedOn, statement }
    }
    case 'reading': {
      const { readOn, value, note } = proposed.content
      return { kind: 'reading', readOn, value, note }
    }
    case 'indicator':
      return { kind: 'indicator', ...proposed.content }
    case 'milestone':
      return { kind: 'milestone', ...proposed.content }
    case 'citation': {
      const { query, reason } = proposed.content
      return { kind: 'citation', query, reason, ...(await readCitable(db, proposed.content)) }
    }
    case 'agreement': {
      const { content } = proposed
      const type = await db.selectFrom('agreement_types').select(['code', 'title']).where('code', '=', content.type).executeTakeFirst()
      const form = await db.selectFrom('legal_forms').select(['code', 'title']).where('code', '=', content.legalForm).executeTakeFirst()
      const { title, summary, parties, signedOn, inForceOn, endedOn, disclosure } = content
      return {
        kind: 'agreement',
        title,
        summary,
        type: type ?? { code: content.type, title: {} },
        legalForm: form ?? null,
        parties,
        signedOn,
        inForceOn,
        endedOn,
        disclosure,
        recommendations: content.recommendations.toSorted(),
      }
    }
  }
}
