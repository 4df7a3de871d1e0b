import { createHash, randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import { evidenceLeaf } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Credit } from '../kernel/credit.ts'
import { appendEvent, sealTexts, textDigests, writeTexts } from '../log/index.ts'
import type { CitationContent } from './citation-content.ts'
import { requireCitable } from './require-citable.ts'
import { requireCiter } from './require-citer.ts'

/**
 * The one writer of citations: a recommendation, an addressee, an agreement or an item of public evidence bears on picked activities, or on
 * what a search of activities finds, with how many it finds now and why; as an event. Who may call it, and that a second person looked, is
 * for the caller to have checked. Returns the event. Throws NotFound, Invalid (`subject`, `activities`), RuleBroken.
 */
export async function recordCitation(
  ctx: Context & { readonly db: Transaction },
  credit: Credit,
  citation: CitationContent & { readonly subjectId: string },
): Promise<{ readonly seq: number; readonly occurredAt: Date }> {
  const { db } = ctx
  const { subjectId, query, reason } = citation
  const citer = await requireCiter(db, subjectId)
  const found = await requireCitable(db, citer, citation)
  const activities = query === '' ? [...new Set(citation.activities)].toSorted() : null
  const id = randomUUIDv7()
  await writeTexts(db, id, { reason })
  const { columns, recommendationId, named } = citer
  const event = await appendEvent(ctx, credit.publisher, {
    kind: 'activities_cited',
    subjects: { ...columns, ...(recommendationId === null ? {} : { recommendation_id: recommendationId }) },
    singlePerson: credit.singlePerson,
    leaf: {
      citation: id,
      ...named,
      activities,
      search_sha256: query === '' ? null : createHash('sha256').update(query).digest('hex'),
      found,
      author: credit.author,
      texts: await textDigests(db, id),
      ...(columns.evidence_id === undefined ? {} : await evidenceLeaf(db, [columns.evidence_id])),
    },
  })
  await db
    .insertInto('activity_citations')
    .values({
      id,
      recommendation_id: null,
      addressee_id: null,
      agreement_id: null,
      evidence_id: null,
      ...columns,
      activity_ids: activities,
      query: query === '' ? null : query,
      found,
      cited_at: event.occurredAt,
      event_seq: event.seq,
      withdrawn_at: null,
      withdrawn_seq: null,
      withdrawal_id: null,
    })
    .execute()
  await sealTexts(db, [id], event.occurredAt)
  return event
}
