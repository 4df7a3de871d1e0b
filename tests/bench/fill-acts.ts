import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** So many at a time: one statement for a million would keep them all in memory. */
const BATCH = 50_000

/**
 * Adds acts past the verbs until the log has `size`, noted with their facts: six kinds on all addressees of the catalogue, which
 * stand at four statuses in turn, two circumstances an act (just before and just after it).
 */
export async function fillActs(db: Database, size: number): Promise<void> {
  await sql`
    insert into circumstances (id, stream, kind, addressee_id, recommendation, theme, institution, country, status, overdue, stale,
        awaiting_reply, everything, searched_id, latest_seq)
      select md5(k.kind || a.id || s.status)::uuid, 'changes', k.kind, a.id, r.code, t.slug, i.slug, i.country, s.status, false, false,
        false, false, (select c.searched_id from circumstances c where c.addressee_id = a.id limit 1), 0
      from addressees a
      join recommendations r on r.id = a.recommendation_id join themes t on t.id = r.theme_id join institutions i on i.id = a.institution_id
      cross join unnest(array['update_published', 'update_corrected', 'due_date_set', 'position_stated', 'reply_published', 'evidence_published'])
        as k(kind)
      cross join unnest(array['not_assessed', 'not_started', 'committed', 'partial']) as s(status)
    on conflict do nothing`.execute(db)
  const { size: have } = await db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  for (let from = have; from < size; from += BATCH) await fill(db, from, Math.min(size, from + BATCH))
  await sql`update circumstances c set latest_seq = coalesce((select max(f.event_seq) from event_facts f where f.circumstance_id = c.id), 0)`.execute(
    db,
  )
  await sql`vacuum analyze`.execute(db)
}

async function fill(db: Database, from: number, to: number): Promise<void> {
  await sql`
    with had as materialized (
      select row_number() over (order by id) - 1 as place, count(*) over () as many, id, kind, addressee_id from circumstances
      where addressee_id is not null
    ), made as materialized (
      select s as seq, gen_random_uuid() as id, had.kind, had.id as circumstance_id, had.addressee_id, '{"seq":' || s || '}' as leaf
      from generate_series(${from}::bigint, ${to}::bigint - 1) s
      join had on had.place = (s * 7919) % had.many
    ), events_added as (
      insert into events (seq, id, kind, occurred_at, tag, leaf, leaf_hash, account_id, actor, addressee_id)
      select seq, id, kind, (select max(occurred_at) from events) + seq * interval '1 millisecond', 'tag:vigia.example,2026:' || id, leaf,
        sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')), (select id from accounts limit 1), 'Vigía', addressee_id
      from made
    ), noted as (insert into noted_events (seq, significant) select seq, true from made),
    facts_added as (
      insert into event_facts (circumstance_id, event_seq)
      select circumstance_id, seq from made
      union select c.id, m.seq from made m join circumstances c on c.addressee_id = m.addressee_id and c.kind = m.kind and c.status = 'committed'
    ), cursors as (update channel_cursors set next_seq = ${to}::bigint where channel = 'noted')
    update log_head set size = ${to}::bigint`.execute(db)
}
