import { randomUUIDv7 } from 'node:crypto'
import type { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import { addEvidence, evidenceLeaf, makeEvidencePublic } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent, sealTexts, textDigests, writeTexts } from '../log/index.ts'
import { PositionContent } from './schemas.ts'
import { refuseFuture, requireOpenAddressee } from './update-draft.ts'

export type StatePositionInput = z.input<typeof PositionContent> & { readonly addresseeId: string }

/**
 * Puts on record what an institution says of a recommendation, with the date and the source. Never mixed with status.
 * Throws Invalid (fields of PositionContent; the source must be public), RuleBroken, NotFound, Forbidden.
 */
export async function statePosition(ctx: Context, input: StatePositionInput): Promise<void> {
  const actor = requireActor(ctx, 'statePosition')
  const content = parse(PositionContent, input)
  refuseFuture(ctx, 'statedOn', content.statedOn)
  refuseFuture(ctx, 'evidence.date', content.evidence.date)
  if (content.evidence.sensitivity !== 'public') throw new Invalid({ 'evidence.sensitivity': { key: 'errors.evidence_missing' } })
  await inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    const subject = await requireOpenAddressee(trx, input.addresseeId)
    const evidenceId = await addEvidence(inside, content.evidence)
    const id = randomUUIDv7()
    await writeTexts(trx, id, { statement: content.statement })
    const { seq, occurredAt } = await appendEvent(inside, actor, {
      kind: 'position_stated',
      subjects: { recommendation_id: subject.recommendationId, addressee_id: input.addresseeId, position_id: id, evidence_id: evidenceId },
      leaf: {
        recommendation: subject.recommendation,
        institution: subject.institution,
        position: content.position,
        stated_on: content.statedOn,
        texts: await textDigests(trx, id),
        ...(await evidenceLeaf(trx, [evidenceId])),
      },
    })
    await trx
      .insertInto('positions')
      .values({
        id,
        addressee_id: input.addresseeId,
        position: content.position,
        stated_on: content.statedOn,
        evidence_id: evidenceId,
        recorded_at: occurredAt,
        event_seq: seq,
      })
      .execute()
    await sealTexts(trx, [id], occurredAt)
    await makeEvidencePublic(trx, [evidenceId], seq, occurredAt)
  })
}
