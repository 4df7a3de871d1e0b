import { sql } from 'kysely'
import type { EvidenceView } from '../../templates/view/evidence.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { readEvidence } from './read-evidence.ts'

/** Of what the actor added, and of everything together: what a form can offer. */
const OWN = 50
const OFFERED = 200

/**
 * Public evidence that an update of this recommendation could cite: what bears on it, what its updates cite, what the actor added
 * last. Newest first, the first 200.
 */
export async function listEvidenceFor(ctx: Context, recommendationCode: string): Promise<readonly EvidenceView[]> {
  const actor = requireActor(ctx, 'writeEvidence')
  const { rows } = await sql<{ readonly id: string }>`
    with subject as (select id from recommendations where code = ${recommendationCode})
    select e.id from evidence e where e.sensitivity = 'public' and e.id in (
      select b.evidence_id from evidence_bearings b where b.recommendation_id = (select id from subject)
      union all
      select l.evidence_id from addressees a join status_updates u on u.addressee_id = a.id and u.state = 'published'
        join status_update_evidence l on l.status_update_id = u.id where a.recommendation_id = (select id from subject)
      union all
      (select o.id from evidence o where o.created_by = ${actor.accountId} and o.sensitivity = 'public' order by o.id desc limit ${OWN})
    ) order by e.dated_on desc, e.id desc limit ${OFFERED}`.execute(ctx.db)
  const ids = rows.map((row) => row.id)
  const views = await readEvidence(ctx.db, ids)
  return ids.flatMap((id) => views.get(id) ?? [])
}
