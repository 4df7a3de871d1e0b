import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { RedactionOwner } from '../../templates/view/redaction.ts'

export interface TextOwner {
  readonly kind: RedactionOwner
  readonly recommendation_id: string | null
  /** Code. */
  readonly recommendation: string | null
  readonly addressee_id: string | null
  /** Slug. */
  readonly institution: string | null
  readonly status_update_id: string | null
  readonly position_id: string | null
  readonly evidence_id: string | null
  readonly agreement_id: string | null
  /** Slug. */
  readonly agreement: string | null
}

/** What the texts of this id belong to, and whom it is about; undefined where nothing of that id has texts that are ever published. */
export async function findOwner(db: Database, id: string): Promise<TextOwner | undefined> {
  const { rows } = await sql<TextOwner>`
    select x.kind, x.status_update_id, x.position_id, x.evidence_id, x.agreement_id, x.addressee_id,
      r.id as recommendation_id, r.code as recommendation, i.slug as institution, g.slug as agreement
    from (
      select 'update' as kind, u.id as status_update_id, null::uuid as position_id, null::uuid as evidence_id, null::uuid as agreement_id,
        u.addressee_id, null::uuid as recommendation_id from status_updates u where u.id = ${id}
      union all select 'reply', u.id, null, null, null, u.addressee_id, null
        from replies p join reply_invitations n on n.id = p.reply_invitation_id join status_updates u on u.id = n.status_update_id
        where p.id = ${id}
      union all select 'withdrawal', u.id, null, null, null, u.addressee_id, null
        from withdrawals w join status_updates u on u.id = w.status_update_id where w.id = ${id}
      union all select 'position', null, p.id, null, null, p.addressee_id, null from positions p where p.id = ${id}
      union all select 'evidence', null, null, e.id, null, null, null from evidence e where e.id = ${id}
      union all select 'recommendation_withdrawal', null, null, null, null, null, w.recommendation_id
        from recommendation_withdrawals w where w.id = ${id}
      union all select 'indicator', null, null, null, null, null, d.recommendation_id from indicators d where d.id = ${id}
      union all select 'milestone', null, null, null, null, null, d.recommendation_id
        from milestones m join indicators d on d.id = m.indicator_id where m.id = ${id}
      union all select 'reading', null, null, null, null, null, d.recommendation_id
        from readings m join indicators d on d.id = m.indicator_id where m.id = ${id}
      union all select 'agreement', null, null, null, v.agreement_id, null, null from agreement_versions v where v.id = ${id}
      union all select 'citation', null, null, c.evidence_id, c.agreement_id, c.addressee_id, c.recommendation_id
        from activity_citations c where ${id} in (c.id, c.withdrawal_id)
      union all select 'edition', null, null, null, null, null, null from editions n where n.id = ${id}
    ) x
    left join addressees a on a.id = x.addressee_id
    left join recommendations r on r.id = coalesce(a.recommendation_id, x.recommendation_id)
    left join institutions i on i.id = a.institution_id
    left join agreements g on g.id = x.agreement_id`.execute(db)
  return rows[0]
}
