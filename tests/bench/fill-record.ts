import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** Addressees of a recommendation, updates of an addressee, acts of an update: evidence twice, the update, due dates. */
const ADDRESSEES = 3
const ROUNDS = 5
const ACTS = 7
/** Blocks of acts at a time: one statement for all would keep them all in memory. */
const BATCH = 15_000

const VERBS = ['Publicar/Publish', 'Supervisar/Oversee', 'Evaluar/Assess', 'Garantizar/Guarantee', 'Consultar/Consult', 'Auditar/Audit']
const OBJECTS = [
  'los acuerdos de entrenamiento/the training agreements',
  'la asistencia en seguridad/security assistance',
  'los ejercicios conjuntos/joint exercises',
  'el presupuesto militar/the military budget',
  'las denuncias de abusos/abuse complaints',
  'los impactos ambientales/environmental impacts',
  'la participación comunitaria/community participation',
]
const PLACES = [
  'en la Amazonía/in the Amazon',
  'en el VRAEM/in the VRAEM',
  'en Iquitos/in Iquitos',
  'en la frontera/at the border',
  'en el Callao/in Callao',
]

/**
 * Adds to a loaded catalogue, past the verbs and their triggers (as a superuser): so many recommendations over 60 institutions a
 * thousand (at least 20), each with 3 addressees, 15 published updates with 30 pieces of evidence, 3 positions and due dates that
 * move: about 100 acts a recommendation, noted with their facts. 10,000 give a record of 1,000,000 acts.
 */
export async function fillRecord(db: Database, recommendations: number): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one)
    await fillInstitutions(one, Math.max(20, Math.round((recommendations * 60) / 1000)))
    await fillRecommendations(one, recommendations)
    const blocks = recommendations * ADDRESSEES * ROUNDS
    for (let from = 0; from < blocks; from += BATCH)
      await fillBlocks(one, from, Math.min(blocks, from + BATCH), Math.min(12_000, 120_000_000 / recommendations))
    await fillPositions(one)
    await fillFacts(one)
    await sql`set session_replication_role = origin`.execute(one)
    await sql`vacuum analyze`.execute(one)
  })
}

function pick(texts: readonly string[], place: RawBuilder<unknown>, language: 0 | 1): RawBuilder<string> {
  const own = texts.map((text) => text.split('/')[language] ?? '')
  return sql<string>`(${own}::text[])[1 + (${place}) % ${own.length}::int]`
}

async function fillInstitutions(db: Database, many: number): Promise<void> {
  await sql`insert into institutions (id, slug, country, kind, name)
    select gen_random_uuid(), 'entidad-' || n, case when n % 3 = 0 then 'US' else 'PE' end, 'executive',
      jsonb_build_object('es', 'Entidad pública n.º ' || n, 'en', 'Public body no. ' || n)
    from generate_series(1, ${many}::int) n`.execute(db)
}

/** SQL: the instant of the last act so far. */
const INSTANT = sql`(select last_instant from log_head)`

async function fillRecommendations(db: Database, many: number): Promise<void> {
  const title = (language: 0 | 1) =>
    sql`${pick(VERBS, sql`n`, language)} || ' ' || ${pick(OBJECTS, sql`n / 6`, language)} || ' ' || ${pick(PLACES, sql`n / 42`, language)} || ' ' || n`
  const statement = (language: 0 | 1) =>
    sql`${pick(OBJECTS, sql`n`, language)} || '; ' || ${pick(VERBS, sql`n / 7`, language)} || ' ' || ${pick(OBJECTS, sql`n / 3`, language)} || ' ' || ${pick(PLACES, sql`n`, language)} || '. ' || repeat(${pick(OBJECTS, sql`n / 5`, language)} || ' ' || ${pick(PLACES, sql`n / 2`, language)} || ', ', 6)`
  await sql`
    with made as materialized (
      select n, (select size from log_head) + n - 1 as seq, gen_random_uuid() as id, gen_random_uuid() as event_id,
        ${INSTANT} + n * interval '1 millisecond' as at,
        (select array_agg(id order by position) from themes) as themes
      from generate_series(1, ${many}::int) n
    ), recommendations_added as (
      insert into recommendations (id, code, slug, theme_id, kind, position, source_addressees, added_at, event_seq)
      select id, 'BIG-' || lpad(n::text, 6, '0'), 'big-' || n, themes[1 + n % array_length(themes, 1)], 'explicit', 1000 + n, '{}', at, seq from made
    ), wordings_added as (
      insert into recommendation_wordings (recommendation_id, version, title, statement, recorded_at, event_seq)
      select id, 1, jsonb_build_object('es', ${title(0)}, 'en', ${title(1)}), jsonb_build_object('es', ${statement(0)}, 'en', ${statement(1)}), at, seq
      from made
    ), concerns_added as (
      insert into recommendation_concerns (recommendation_id, concern_id)
      select m.id, c.id from made m join (select id, row_number() over (order by code) as place, count(*) over () as many from concerns) c
        on c.place = 1 + m.n % c.many
    ), standards_added as (
      insert into recommendation_standards (recommendation_id, standard_id)
      select m.id, c.id from made m join (select id, row_number() over (order by code) as place, count(*) over () as many from standards) c
        on c.place in (1 + m.n % c.many, 1 + (m.n * 7 + 3) % c.many)
    ), types_added as (
      insert into recommendation_agreement_types (recommendation_id, agreement_type_id, basis)
      select m.id, c.id, 'source' from made m join (select id, row_number() over (order by code) as place, count(*) over () as many from agreement_types) c
        on c.place = 1 + m.n % c.many
    ), addressees_added as (
      insert into addressees (id, recommendation_id, institution_id, basis, position, added_at)
      select gen_random_uuid(), m.id, i.id, 'source', k, m.at
      from made m cross join generate_series(0, ${ADDRESSEES - 1}::int) k
      join (select id, row_number() over (order by slug) - 1 as place, count(*) over () as many from institutions) i
        on i.place = (m.n * 13 + k * 7) % i.many
    ), events_added as (
      insert into events (seq, id, kind, occurred_at, tag, leaf, leaf_hash, account_id, actor, recommendation_id)
      select seq, event_id, 'recommendation_added', at, 'tag:vigia.example,2026:' || event_id, leaf, ${hashed(sql`leaf`)},
        (select id from accounts limit 1), 'Vigía', id
      from made, lateral (select '{"actor":"Vigía","kind":"recommendation_added","recommendation":"BIG-' || n || '","seq":' || seq || '}' as leaf) l
    )
    update log_head set size = size + ${many}::int, last_instant = (select max(at) from made)`.execute(db)
}

function hashed(leaf: RawBuilder<unknown>): RawBuilder<Buffer> {
  return sql<Buffer>`sha256('\\x00'::bytea || convert_to(${leaf}, 'UTF8'))`
}

const STATUSES = ['no_evidence', 'not_started', 'committed', 'partial', 'substantial', 'implemented', 'reversed']

/** `apart`: milliseconds from one act to the next, so that a larger record ends no later. */
async function fillBlocks(db: Database, from: number, to: number, apart: number): Promise<void> {
  const status = (place: RawBuilder<unknown>) => sql`(${STATUSES}::text[])[1 + (${place}) % 7]`
  await sql`
    with subjects as materialized (
      select a.id as addressee, a.recommendation_id, r.code, i.slug, row_number() over (order by r.position, a.position) - 1 as place,
        count(*) over () as many
      from addressees a join recommendations r on r.id = a.recommendation_id join institutions i on i.id = a.institution_id
      where r.code like 'BIG-%'
    ), blocks as materialized (
      select b, s.*, (b / s.many)::int as round, (select size from log_head) + (b - ${from}::int) * ${ACTS}::int as first_seq,
        gen_random_uuid() as update_id
      from generate_series(${from}::int, ${to}::int - 1) b join subjects s on s.place = b % s.many
    ), made as materialized (
      select blocks.*, k, first_seq + k as seq, gen_random_uuid() as event_id, gen_random_uuid() as own_id,
        ${INSTANT} + ((first_seq + k) - (select size from log_head) + 1) * ${apart}::float * interval '1 millisecond' as at,
        case when k < 2 then 'evidence_published' when k = 2 then 'update_published' else 'due_date_set' end as kind,
        decode(md5(b || 'a' || k) || md5(b || 'b' || k), 'hex') as salt,
        'El pleno debatió el dictamen; nota ' || b || ' del expediente, pieza ' || k || '. ' || repeat(md5(b::text || k) || ' ', 4) || 'ñandú' as body
      from blocks cross join generate_series(0, ${ACTS - 1}::int) k
    ), digested as materialized (
      select made.*, encode(sha256(salt || convert_to(body, 'UTF8')), 'hex') as digest from made
    ), events_added as (
      insert into events (seq, id, kind, occurred_at, tag, leaf, leaf_hash, account_id, actor, recommendation_id, addressee_id, status_update_id, evidence_id, due_date_id)
      select seq, event_id, kind, at, 'tag:vigia.example,2026:' || event_id, leaf, ${hashed(sql`leaf`)}, (select id from accounts limit 1), 'Vigía',
        recommendation_id, addressee, case when k = 2 then update_id end, case when k < 2 then own_id end, case when k > 2 then own_id end
      from digested, lateral (select '{"actor":"Vigía","at":"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        || '","format":"vigia-event/1","id":"' || event_id || '","institution":"' || slug || '","kind":"' || kind
        || '","recommendation":"' || code || '","seq":' || seq || ',"texts":{"reason.es":"' || digest || '"}}' as leaf) l
    ), texts_added as (
      insert into texts (owner_id, field, language, body, salt, digest, sealed_at)
      select case when k = 2 then update_id else own_id end, case when k < 2 then 'title' else 'reason' end, 'es', body, salt, digest, at from digested
    ), evidence_added as (
      insert into evidence (id, kind, dated_on, language, sensitivity, created_by, created_at, public_at, event_seq)
      select own_id, case when k = 0 then 'official_text' else 'press' end, to_char(at, 'YYYY-MM-DD'), 'es', 'public',
        (select id from accounts limit 1), at, at, seq from digested where k < 2
    ), bearings_added as (
      insert into evidence_bearings (evidence_id, recommendation_id) select own_id, recommendation_id from digested where k < 2
    ), updates_added as (
      insert into status_updates (id, addressee_id, status, effective_on, significance, state, author_id, created_at, changed_at, submitted_at,
        publisher_id, previous_status, single_person, published_at, event_seq)
      select update_id, addressee, ${status(sql`place + round`)}, (at - interval '2 days')::date, 'significant', 'published', (select id from accounts limit 1),
        at, at, at, (select id from accounts limit 1), case when round = 0 then 'not_assessed' else ${status(sql`place + round - 1`)} end, true, at, seq
      from digested where k = 2
    ), links_added as (
      insert into status_update_evidence (status_update_id, evidence_id, position, announcement_only)
      select update_id, own_id, k, false from digested where k < 2
    ), due_dates_added as (
      insert into addressee_due_dates (id, addressee_id, due_on, recorded_at, event_seq)
      select own_id, addressee, (at + interval '100 days')::date + (b % 700)::int, at, seq from digested where k > 2
    )
    update log_head set size = size + ${(to - from) * ACTS}::int, last_instant = (select max(at) from made)`.execute(db)
}

async function fillPositions(db: Database): Promise<void> {
  await sql`
    with made as materialized (
      select a.id as addressee, a.recommendation_id, (row_number() over (order by r.position, a.position) - 1)::int as place,
        gen_random_uuid() as own_id, gen_random_uuid() as event_id
      from addressees a join recommendations r on r.id = a.recommendation_id where r.code like 'BIG-%'
    ), dated as materialized (
      select made.*, (select size from log_head) + place as seq, ${INSTANT} + (place + 1) * interval '1 second' as at from made
    ), events_added as (
      insert into events (seq, id, kind, occurred_at, tag, leaf, leaf_hash, account_id, actor, recommendation_id, addressee_id, position_id)
      select seq, event_id, 'position_stated', at, 'tag:vigia.example,2026:' || event_id, leaf, ${hashed(sql`leaf`)}, (select id from accounts limit 1),
        'Vigía', recommendation_id, addressee, own_id
      from dated, lateral (select '{"actor":"Vigía","kind":"position_stated","seq":' || seq || '}' as leaf) l
    ), positions_added as (
      insert into positions (id, addressee_id, position, stated_on, evidence_id, recorded_at, event_seq)
      select own_id, addressee, (array['accepted', 'noted', 'rejected', 'accepted_in_part'])[1 + place % 4], at::date,
        (select e.evidence_id from status_update_evidence e join status_updates u on u.id = e.status_update_id where u.addressee_id = dated.addressee limit 1),
        at, seq from dated
    )
    update log_head set size = size + (select count(*) from made), last_instant = (select max(at) from dated)`.execute(db)
}

/** What a filter may ask about the acts, as the telling job would have noted it: the standing after the act alone. */
async function fillFacts(db: Database): Promise<void> {
  const id = sql`md5(e.kind || e.addressee_id || coalesce(u.status, 'committed'))::uuid`
  const from = sql`events e join addressees a on a.id = e.addressee_id left join status_updates u on u.id = e.status_update_id`
  await sql`insert into circumstances (id, stream, kind, addressee_id, recommendation, theme, institution, country, status, overdue, stale,
      awaiting_reply, everything, latest_seq)
    select ${id}, 'changes', e.kind, a.id, min(r.code), min(t.slug), min(i.slug), min(i.country), coalesce(u.status, 'committed'), false, false, false,
      false, max(e.seq)
    from ${from}
    join recommendations r on r.id = a.recommendation_id join themes t on t.id = r.theme_id join institutions i on i.id = a.institution_id
    where r.code like 'BIG-%' group by 1, e.kind, a.id, u.status on conflict (id) do nothing`.execute(db)
  await sql`insert into noted_events (seq, significant) select seq, kind <> 'evidence_published' from events on conflict do nothing`.execute(
    db,
  )
  await sql`insert into event_facts (circumstance_id, event_seq)
    select ${id}, e.seq from ${from} join recommendations r on r.id = a.recommendation_id where r.code like 'BIG-%'`.execute(db)
  await sql`update channel_cursors set next_seq = (select size from log_head) where channel = 'noted'`.execute(db)
}
