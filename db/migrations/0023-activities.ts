import { sql, type Kysely } from 'kysely'

/**
 * Training and exercises: records taken from published files. `activities` holds what a row was read as, what is searched and counted;
 * `activity_rows` the row as it stands in the file and what was odd in it. A batch is what one file brought: it shows from the act that
 * published it until one that withdrew it, and what it holds never changes after the first. `activity_sums` adds it up once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table activity_batches (
      id uuid primary key, title localized not null, publisher text not null check (btrim(publisher) <> ''), address text,
      licence text not null check (btrim(licence) <> ''), language text not null,
      file_name text not null, file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'), file_bytes bigint not null,
      columns jsonb not null, created_by uuid not null references accounts, created_at timestamptz not null,
      published_at timestamptz, event_seq bigint references events,
      withdrawn_at timestamptz, withdrawn_seq bigint references events, withdrawn_reason localized,
      check ((published_at is null) = (event_seq is null)),
      check ((withdrawn_at is null) = (withdrawn_seq is null) and (withdrawn_at is null) = (withdrawn_reason is null)),
      check (withdrawn_at is null or published_at is not null)
    );
    create index activity_batches_file on activity_batches (file_sha256);

    create table activities (
      id uuid primary key, batch_id uuid not null references activity_batches, row_number int not null check (row_number > 0),
      kind text not null check (kind in ('record', 'subtotal')),
      year smallint, year_from text check (year_from in ('fiscal', 'start', 'report')), starts_on text, ends_on text, sort_on date not null,
      people int check (people >= 0), cost_minor bigint, currency text check (currency ~ '^[A-Z]{3}$'),
      title text, unit text, partner_unit text, program text, place text, country text, country_code text, country_key text not null,
      report text, page text, fingerprint bytea not null, repeat_of int, odd smallint not null, words tsvector not null,
      unique (batch_id, row_number), check ((year is null) = (year_from is null))
    );
    create index activities_same on activities (batch_id, fingerprint, kind, row_number);
    create index activities_order on activities (sort_on desc, id desc);
    create index activities_country on activities (country_key, sort_on desc, id desc);
    create index activities_year on activities (year, sort_on desc, id desc);
    create index activities_people on activities (coalesce(people, -1) desc, id desc);
    create index activities_cost on activities (coalesce(cost_minor, -1) desc, id desc);
    create index activities_words on activities using gin (words) with (gin_pending_list_limit = 1024);

    create table activity_rows (activity_id uuid primary key references activities on delete cascade, raw jsonb not null, notices jsonb not null);

    create table activity_sums (
      batch_id uuid not null references activity_batches, kind text not null, year smallint, country_key text not null, country text,
      country_code text, currency text, records int not null, people bigint not null, without_people int not null,
      cost_minor bigint not null, without_cost int not null, repeats int not null, repeated_people bigint not null, repeated_cost bigint not null,
      odd int not null
    );
    create index activity_sums_batch on activity_sums (batch_id);

    create table activity_citations (
      id uuid primary key,
      recommendation_id uuid references recommendations, agreement_id uuid references agreements, evidence_id uuid references evidence,
      activity_id uuid references activities, query text, found int not null check (found > 0),
      cited_at timestamptz not null, event_seq bigint not null references events,
      withdrawn_at timestamptz, withdrawn_seq bigint references events,
      check (num_nonnulls(recommendation_id, agreement_id, evidence_id) = 1), check (num_nonnulls(activity_id, query) = 1),
      check ((withdrawn_at is null) = (withdrawn_seq is null))
    );
    create index activity_citations_recommendation on activity_citations (recommendation_id) where recommendation_id is not null;
    create index activity_citations_agreement on activity_citations (agreement_id) where agreement_id is not null;
    create index activity_citations_evidence on activity_citations (evidence_id) where evidence_id is not null;
    create index activity_citations_activity on activity_citations (activity_id) where activity_id is not null;
  `.execute(db)
  await guards(db)
}

/** What is published stays as it is: rows come and go only while their batch is not, and a batch is published and withdrawn once. */
async function guards(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function guard_activity_batch() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if old.published_at is null then return old; end if;
      elsif old.published_at is null and new.withdrawn_at is null then
        return new;
      elsif old.withdrawn_at is null
        and to_jsonb(new) - '{withdrawn_at,withdrawn_seq,withdrawn_reason}'::text[]
          = to_jsonb(old) - '{withdrawn_at,withdrawn_seq,withdrawn_reason}'::text[] then
        return new;
      end if;
      raise exception '% on published activities is refused: they can only be withdrawn', tg_op using errcode = 'restrict_violation';
    end $$;
    create trigger activity_batches_guard before update or delete on activity_batches for each row execute function guard_activity_batch();
    create trigger activity_batches_untruncated before truncate on activity_batches for each statement execute function refuse_change();

    create function guard_activities() returns trigger language plpgsql as $$
    begin
      if exists (select from touched t join activity_batches b on b.id = t.batch_id where b.published_at is not null) then
        raise exception '% on published activities is refused', tg_op using errcode = 'restrict_violation';
      end if;
      return null;
    end $$;
    create function guard_activity_rows() returns trigger language plpgsql as $$
    begin
      if exists (select from touched t join activities a on a.id = t.activity_id join activity_batches b on b.id = a.batch_id
          where b.published_at is not null) then
        raise exception '% on published activities is refused', tg_op using errcode = 'restrict_violation';
      end if;
      return null;
    end $$;

    create function guard_activity_citation() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null
        and to_jsonb(new) - '{withdrawn_at,withdrawn_seq}'::text[] = to_jsonb(old) - '{withdrawn_at,withdrawn_seq}'::text[] then
        return new;
      end if;
      raise exception '% on a citation of activities is refused: it can only be withdrawn', tg_op using errcode = 'restrict_violation';
    end $$;
    create trigger activity_citations_guard before update or delete on activity_citations
      for each row execute function guard_activity_citation();
    create trigger activity_citations_untruncated before truncate on activity_citations for each statement execute function refuse_change();
  `.execute(db)
  for (const [table, guard] of [
    ['activities', 'guard_activities'],
    ['activity_sums', 'guard_activities'],
    ['activity_rows', 'guard_activity_rows'],
  ] as const) {
    const [name, call] = [sql.table(table), sql.id(guard)]
    await sql`create trigger ${sql.id(`${table}_added`)} after insert on ${name} referencing new table as touched
      for each statement execute function ${call}()`.execute(db)
    await sql`create trigger ${sql.id(`${table}_changed`)} after update on ${name} referencing old table as touched
      for each statement execute function ${call}()`.execute(db)
    if (table !== 'activity_rows') {
      await sql`create trigger ${sql.id(`${table}_removed`)} after delete on ${name} referencing old table as touched
        for each statement execute function ${call}()`.execute(db)
    }
    await sql`create trigger ${sql.id(`${table}_untruncated`)} before truncate on ${name} for each statement execute function refuse_change()`.execute(
      db,
    )
  }
  await sql`
    create function refuse_row_removal() returns trigger language plpgsql as $$
    begin
      if exists (select from activities a join activity_batches b on b.id = a.batch_id where a.id = old.activity_id and b.published_at is not null) then
        raise exception 'DELETE on published activities is refused' using errcode = 'restrict_violation';
      end if;
      return old;
    end $$;
    create trigger activity_rows_kept before delete on activity_rows for each row execute function refuse_row_removal();
  `.execute(db)
}
