import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import { evidenceLeaf, makeEvidencePublic } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Credit } from '../kernel/credit.ts'
import { appendEvent, sealTexts, textDigests, writeTexts } from '../log/index.ts'
import type { PositionStatement } from './measure-schemas.ts'
import { requireOpenAddressee } from './update-draft.ts'

/**
 * The one writer of positions: what an institution says of a recommendation, with its source, as an event. Who may call it, and
 * that a second person looked, is for the caller to have checked. Returns the event. Throws NotFound, RuleBroken.
 */
export async function recordPosition(
  ctx: Context & { readonly db: Transaction },
  credit: Credit,
  position: PositionStatement & { readonly addresseeId: string; readonly evidenceId: string },
): Promise<{ readonly seq: number; readonly occurredAt: Date }> {
  const { addresseeId, evidenceId } = position
  const subject = await requireOpenAddressee(ctx.db, addresseeId)
  const id = randomUUIDv7()
  await writeTexts(ctx.db, id, { statement: position.statement })
  const event = await appendEvent(ctx, credit.publisher, {
    kind: 'position_stated',
    subjects: { recommendation_id: subject.recommendationId, addressee_id: addresseeId, position_id: id, evidence_id: evidenceId },
    singlePerson: credit.singlePerson,
    leaf: {
      recommendation: subject.recommendation,
      institution: subject.institution,
      position: position.position,
      stated_on: position.statedOn,
      author: credit.author,
      texts: await textDigests(ctx.db, id),
      ...(await evidenceLeaf(ctx.db, [evidenceId])),
    },
  })
  await ctx.db
    .insertInto('positions')
    .values({
      id,
      addressee_id: addresseeId,
      position: position.position,
      stated_on: position.statedOn,
      evidence_id: evidenceId,
      recorded_at: event.occurredAt,
      event_seq: event.seq,
    })
    .execute()
  await sealTexts(ctx.db, [id], event.occurredAt)
  await makeEvidencePublic(ctx.db, [evidenceId], event.seq, event.occurredAt)
  return event
}
