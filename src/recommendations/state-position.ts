import type { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import { addEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { recordPosition } from './record-position.ts'
import { PositionContent } from './schemas.ts'
import { refuseFuture } from './update-draft.ts'

export type StatePositionInput = z.input<typeof PositionContent> & { readonly addresseeId: string }

/**
 * Puts on record what an institution says of a recommendation, with its source, without a second person: for the service itself,
 * which loads what was checked before. People go through a proposal.
 * Throws Invalid (fields of PositionContent; the source must be public), RuleBroken, NotFound, Forbidden.
 */
export async function statePosition(ctx: Context, input: StatePositionInput): Promise<void> {
  const publisher = requireActor(ctx, 'statePosition')
  const content = parse(PositionContent, input)
  refuseFuture(ctx, 'statedOn', content.statedOn)
  refuseFuture(ctx, 'evidence.date', content.evidence.date)
  if (content.evidence.sensitivity !== 'public') throw new Invalid({ 'evidence.sensitivity': { key: 'errors.evidence_missing' } })
  await inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    const evidenceId = await addEvidence(inside, content.evidence)
    const credit = { publisher, author: publisher.publicName, singlePerson: false }
    await recordPosition(inside, credit, { ...content, addresseeId: input.addresseeId, evidenceId })
  })
}
