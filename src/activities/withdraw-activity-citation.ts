import { randomUUIDv7 } from 'node:crypto'
import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import { evidenceLeaf } from '../evidence/index.ts'
import { localizedText } from '../kernel/fields.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent, sealTexts, textDigests, writeTexts } from '../log/index.ts'

const Withdrawal = z
  .object({ id: z.uuid('unknown_value'), reason: localizedText(2_000) })
  .refine(({ reason }) => reason.es !== '' || reason.en !== '', { path: ['reason'], error: 'citation_withdrawal_reason_missing' })

/**
 * Takes a citation of activities back with a reason, as one act: a view as of an earlier instant still has it. Returns the event's sequence
 * number. Throws Invalid (`reason`), RuleBroken (taken back already), NotFound, Forbidden.
 */
export async function withdrawActivityCitation(ctx: Context, input: z.input<typeof Withdrawal>): Promise<number> {
  const actor = requireActor(ctx, 'reviewProposal')
  const { id, reason } = parse(Withdrawal, input)
  return inTransaction(ctx.db, async (trx) => {
    const citation = await trx
      .selectFrom('activity_citations as c')
      .leftJoin('addressees as d', 'd.id', 'c.addressee_id')
      .leftJoin('institutions as i', 'i.id', 'd.institution_id')
      .leftJoin('recommendations as r', (join) =>
        join.on((eb) => eb('r.id', '=', eb.fn.coalesce('c.recommendation_id', 'd.recommendation_id'))),
      )
      .leftJoin('agreements as g', 'g.id', 'c.agreement_id')
      .select(['c.addressee_id', 'c.agreement_id', 'c.evidence_id', 'c.withdrawn_at', 'r.id as recommendation_id'])
      .select(['r.code as recommendation', 'i.slug as institution', 'g.slug as agreement'])
      .where('c.id', '=', id)
      .forUpdate('c')
      .executeTakeFirst()
    if (!citation) throw new NotFound('citation')
    if (citation.withdrawn_at) throw new RuleBroken({ key: 'errors.citation_withdrawn' })
    const { addressee_id, agreement_id, evidence_id, recommendation_id, recommendation, institution, agreement } = citation
    const withdrawalId = randomUUIDv7()
    await writeTexts(trx, withdrawalId, { reason })
    const { seq, occurredAt } = await appendEvent({ ...ctx, db: trx }, actor, {
      kind: 'activities_uncited',
      subjects: present({ recommendation_id, addressee_id, agreement_id, evidence_id }),
      leaf: {
        citation: id,
        ...present({ recommendation, institution, agreement }),
        texts: await textDigests(trx, withdrawalId),
        ...(evidence_id === null ? {} : await evidenceLeaf(trx, [evidence_id])),
      },
    })
    await trx
      .updateTable('activity_citations')
      .set({ withdrawn_at: occurredAt, withdrawn_seq: seq, withdrawal_id: withdrawalId })
      .where('id', '=', id)
      .execute()
    await sealTexts(trx, [withdrawalId], occurredAt)
    return seq
  })
}

function present<Name extends string>(values: Readonly<Record<Name, string | null>>): Partial<Record<Name, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Partial<Record<Name, string>>
}
