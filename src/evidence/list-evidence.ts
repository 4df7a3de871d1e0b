import type { EvidenceView } from '../../templates/view/evidence.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { readEvidence } from './read-evidence.ts'

/** Evidence that an update of this recommendation could cite: what bears on it, what its updates cite, what the actor added. Newest first. */
export async function listEvidenceFor(ctx: Context, recommendationCode: string): Promise<readonly EvidenceView[]> {
  const actor = requireActor(ctx, 'writeEvidence')
  const rows = await ctx.db
    .selectFrom('evidence as e')
    .select('e.id')
    .where('e.sensitivity', '=', 'public')
    .where(({ or, exists, selectFrom, eb }) =>
      or([
        eb('e.created_by', '=', actor.accountId),
        exists(
          selectFrom('evidence_bearings as b')
            .innerJoin('recommendations as r', 'r.id', 'b.recommendation_id')
            .select('b.evidence_id')
            .whereRef('b.evidence_id', '=', 'e.id')
            .where('r.code', '=', recommendationCode),
        ),
        exists(
          selectFrom('status_update_evidence as l')
            .innerJoin('status_updates as u', 'u.id', 'l.status_update_id')
            .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
            .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
            .select('l.evidence_id')
            .whereRef('l.evidence_id', '=', 'e.id')
            .where('u.state', '=', 'published')
            .where('r.code', '=', recommendationCode),
        ),
      ]),
    )
    .orderBy('e.dated_on', 'desc')
    .orderBy('e.id', 'desc')
    .execute()
  const ids = rows.map((row) => row.id)
  const views = await readEvidence(ctx.db, ids)
  return ids.flatMap((id) => views.get(id) ?? [])
}
