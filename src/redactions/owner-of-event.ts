import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'

/** The id of what an event made public texts of, for its redaction. Throws NotFound (also where an event published no texts of its own), Forbidden. */
export async function ownerOfEvent(ctx: Context, seq: number): Promise<string> {
  requireActor(ctx, 'redact')
  const { rows } = await sql<{ id: string }>`
    select id from status_updates where event_seq = ${seq}
    union all select id from replies where event_seq = ${seq}
    union all select id from withdrawals where event_seq = ${seq}
    union all select id from positions where event_seq = ${seq}
    union all select id from recommendation_withdrawals where event_seq = ${seq}
    union all select id from indicators where event_seq = ${seq}
    union all select id from milestones where event_seq = ${seq}
    union all select id from readings where event_seq = ${seq}
    union all select id from agreement_versions where event_seq = ${seq}
    union all select id from editions where event_seq = ${seq} and revision > 0
    union all select id from activity_citations where event_seq = ${seq}
    union all select withdrawal_id from activity_citations where withdrawn_seq = ${seq} and withdrawal_id is not null
    union all (select evidence_id from events where seq = ${seq} and kind = 'evidence_published' and evidence_id is not null)`.execute(
    ctx.db,
  )
  const [owner] = rows
  if (!owner) throw new NotFound('texts')
  return owner.id
}
