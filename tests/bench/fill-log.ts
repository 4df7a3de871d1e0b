import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** So many at a time: one statement for a million would keep them all in memory. */
const BATCH = 50_000

/**
 * Adds events past the verbs until the log has `size`: due dates of the catalogue's first addressee, each with a row and a
 * text of 800 characters, as an honest instance would have them. Returns bytes on disk per event, indexes included.
 */
export async function fillLog(db: Database, size: number): Promise<{ readonly events: number; readonly all: number }> {
  const { size: have } = await db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  for (let from = have; from < size; from += BATCH) await fill(db, from, Math.min(size, from + BATCH))
  await sql`analyze`.execute(db)
  const { rows } = await sql<{ events: number; all: number }>`select (pg_total_relation_size('events') / ${size}::bigint)::int as events,
    ((pg_total_relation_size('events') + pg_total_relation_size('addressee_due_dates') + pg_total_relation_size('texts'))
      / ${size}::bigint)::int as all`.execute(db)
  return rows[0] ?? { events: Number.NaN, all: Number.NaN }
}

async function fill(db: Database, from: number, to: number): Promise<void> {
  await sql`
    with subject as (
      select a.id as addressee, r.id as recommendation_id, r.code, i.slug from addressees a
      join recommendations r on r.id = a.recommendation_id join institutions i on i.id = a.institution_id
      order by r.code, a.position limit 1
    ), made as (
      select s as seq, gen_random_uuid() as id, gen_random_uuid() as due_id,
        (select date_trunc('second', max(occurred_at)) from events) + interval '1 day' + s * interval '1 millisecond' as at,
        date '2027-01-01' + (s % 900)::int as due_on,
        decode(md5(s || 'a') || md5(s || 'b'), 'hex') as salt, repeat(md5(s::text), 25) || 'ñandú' as body
      from generate_series(${from}::bigint, ${to}::bigint - 1) s
    ), digested as (
      select made.*, encode(sha256(salt || convert_to(body, 'UTF8')), 'hex') as digest
      from made
    ), leaves as (
      select digested.*, subject.*, '{"actor":"Vigía","at":"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        || '","due_on":"' || due_on || '","format":"vigia-event/1","id":"' || id || '","institution":"' || slug
        || '","kind":"due_date_set","recommendation":"' || code || '","seq":' || seq
        || ',"texts":{"reason.es":"' || digest || '"}}' as leaf
      from digested, subject
    ), events_added as (
      insert into events (seq, id, kind, occurred_at, tag, leaf, leaf_hash, account_id, actor, recommendation_id, addressee_id, due_date_id)
      select seq, id, 'due_date_set', at, 'tag:vigia.example,2026:' || id, leaf, sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')),
        (select id from accounts limit 1), 'Vigía', recommendation_id, addressee, due_id
      from leaves
    ), rows_added as (
      insert into addressee_due_dates (id, addressee_id, due_on, recorded_at, event_seq) select due_id, addressee, due_on, at, seq from leaves
    ), texts_added as (
      insert into texts (owner_id, field, language, body, salt, digest, sealed_at)
      select due_id, 'reason', 'es', body, salt, digest, at from leaves
    )
    update log_head set size = ${to}::bigint, last_instant = (select max(at) from leaves)
  `.execute(db)
}
