import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent } from '../log/index.ts'

/** Takes a citation of activities back, as one act. Throws NotFound (none stands by this id), Forbidden. */
export async function withdrawActivityCitation(ctx: Context, { id }: { readonly id: string }, singlePerson = false): Promise<void> {
  const actor = requireActor(ctx, 'manageEvidence')
  await inTransaction(ctx.db, async (trx) => {
    const citation = await trx
      .selectFrom('activity_citations as c')
      .leftJoin('recommendations as r', 'r.id', 'c.recommendation_id')
      .leftJoin('agreements as g', 'g.id', 'c.agreement_id')
      .select(['c.recommendation_id', 'c.agreement_id', 'c.evidence_id', 'r.code', 'g.slug'])
      .where('c.id', '=', id)
      .where('c.withdrawn_at', 'is', null)
      .forUpdate('c')
      .executeTakeFirst()
    if (!citation) throw new NotFound('citation')
    const { recommendation_id: recommendation, agreement_id: agreement, evidence_id: evidence, code, slug } = citation
    const { seq, occurredAt } = await appendEvent({ ...ctx, db: trx }, actor, {
      kind: 'activities_uncited',
      subjects: {
        ...(recommendation === null ? {} : { recommendation_id: recommendation }),
        ...(agreement === null ? {} : { agreement_id: agreement }),
        ...(evidence === null ? {} : { evidence_id: evidence }),
      },
      singlePerson,
      leaf: {
        citation: id,
        ...(code === null ? {} : { recommendation: code }),
        ...(slug === null ? {} : { agreement: slug }),
        ...(evidence === null ? {} : { evidence }),
      },
    })
    await trx.updateTable('activity_citations').set({ withdrawn_at: occurredAt, withdrawn_seq: seq }).where('id', '=', id).execute()
  })
}
