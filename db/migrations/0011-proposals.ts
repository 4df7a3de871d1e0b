import { sql, type Kysely } from 'kysely'

/**
 * Positions, indicators, milestones, readings and agreements that wait for a second person; what each of these kinds needs so
 * that it can be added and changed on the record: its event, its history, its texts in rows that can be redacted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table proposals (
      id uuid primary key,
      kind text not null check (kind in ('position', 'reading', 'indicator', 'milestone', 'agreement')),
      addressee_id uuid references addressees, indicator_id uuid references indicators,
      recommendation_id uuid references recommendations, agreement_id uuid references agreements,
      content jsonb check (jsonb_typeof(content) = 'object'),
      state text not null check (state in ('submitted', 'returned', 'published', 'discarded')),
      version int not null default 1,
      author_id uuid not null references accounts,
      byline_kind text not null default 'own' check (byline_kind in ('own', 'organisation', 'pseudonym')),
      byline text check (btrim(byline) <> ''),
      created_at timestamptz not null, changed_at timestamptz not null, submitted_at timestamptz not null,
      return_comment text,
      publisher_id uuid references accounts,
      single_person boolean not null default false,
      published_at timestamptz,
      event_seq bigint unique references events,
      check ((kind = 'position') = (addressee_id is not null)),
      check ((kind in ('reading', 'milestone')) = (indicator_id is not null)),
      check ((kind = 'indicator') = (recommendation_id is not null)),
      check (kind = 'agreement' or agreement_id is null),
      check ((state in ('published', 'discarded')) = (content is null)),
      check ((state = 'published') = (published_at is not null)),
      check ((state = 'published') = (event_seq is not null)),
      check ((state = 'published') = (publisher_id is not null)),
      check (state <> 'published' or publisher_id <> author_id or single_person)
    );
    create index proposals_open on proposals (state, changed_at) where state in ('submitted', 'returned');
    create index proposals_author on proposals (author_id, changed_at);

    create function guard_proposal() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' and old.state in ('published', 'discarded') then
        raise exception '% on a proposal that is closed is refused', tg_op using errcode = 'restrict_violation';
      end if;
      if tg_op = 'DELETE' then
        raise exception 'DELETE on a proposal is refused: it can be discarded' using errcode = 'restrict_violation';
      end if;
      if new.state = 'published' and (tg_op = 'INSERT' or old.state <> 'submitted') then
        raise exception 'only a submitted proposal can be published' using errcode = 'check_violation', constraint = 'proposal_is_submitted';
      end if;
      if tg_op = 'UPDATE' and (new.id, new.kind, new.author_id, new.created_at) <> (old.id, old.kind, old.author_id, old.created_at) then
        raise exception 'a proposal keeps its kind and its author' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger proposals_guard before insert or update or delete on proposals for each row execute function guard_proposal();
    create trigger proposals_untruncated before truncate on proposals for each statement execute function refuse_change();

    alter domain bilingual drop constraint bilingual_check;
    alter domain bilingual add constraint bilingual_check check (value is null or (
      jsonb_typeof(value) = 'object'
      and btrim(coalesce(value->>'es', '')) <> '' and btrim(coalesce(value->>'en', '')) <> ''));

    alter table indicators
      alter column title drop not null, alter column unit drop not null,
      add column recorded_at timestamptz, add column event_seq bigint unique references events,
      add constraint indicators_event check ((event_seq is null) = (recorded_at is null)),
      add constraint indicators_texts check ((title is null) = (event_seq is not null) and (unit is null) = (title is null));
    alter table milestones
      drop constraint milestones_indicator_id_due_on_key,
      alter column target drop not null,
      add column recorded_at timestamptz, add column event_seq bigint unique references events,
      add constraint milestones_event check ((event_seq is null) = (recorded_at is null)),
      add constraint milestones_texts check ((target is null) = (event_seq is not null));
    create unique index milestones_of_the_catalogue on milestones (indicator_id, due_on) where event_seq is null;
    create index milestones_indicator on milestones (indicator_id, due_on);
    alter table readings alter column value drop not null, add constraint readings_event_once unique (event_seq);
    create index readings_indicator on readings (indicator_id, read_on);

    alter table agreements
      alter column title drop not null, alter column summary drop not null, alter column agreement_type_id drop not null,
      alter column disclosure drop not null,
      add constraint agreements_whole check (
        (summary is null) = (title is null) and (agreement_type_id is null) = (title is null) and (disclosure is null) = (title is null));
    create table agreement_versions (
      id uuid primary key, agreement_id uuid not null references agreements, version int not null check (version > 0),
      agreement_type_id uuid not null references agreement_types, legal_form_id uuid references legal_forms,
      parties int not null check (parties > 0),
      signed_on partial_date, in_force_on partial_date, ended_on partial_date,
      disclosure text not null check (disclosure in ('full_text', 'extract', 'announced', 'undisclosed')),
      evidence_ids uuid[] not null check (cardinality(evidence_ids) > 0), recommendation_ids uuid[] not null,
      recorded_at timestamptz not null, event_seq bigint not null unique references events,
      unique (agreement_id, version)
    );
    create view agreement_history as
      select g.id, g.id as agreement_id, 1 as version, g.title, g.summary,
        (select jsonb_agg(p.name order by p.position) from agreement_parties p where p.agreement_id = g.id) as catalogue_parties,
        (select count(*)::int from agreement_parties p where p.agreement_id = g.id) as parties,
        g.agreement_type_id, g.legal_form_id, g.signed_on, g.in_force_on, g.ended_on, g.disclosure,
        array(select e.evidence_id from agreement_evidence e where e.agreement_id = g.id) as evidence_ids,
        array(select r.recommendation_id from agreement_recommendations r where r.agreement_id = g.id) as recommendation_ids,
        g.recorded_at, g.event_seq
      from agreements g where g.title is not null
      union all
      select v.id, v.agreement_id, v.version, null, null, null, v.parties,
        v.agreement_type_id, v.legal_form_id, v.signed_on, v.in_force_on, v.ended_on, v.disclosure,
        v.evidence_ids, v.recommendation_ids, v.recorded_at, v.event_seq
      from agreement_versions v;

    do $$
    declare kept text;
    begin
      foreach kept in array array['indicators', 'milestones', 'agreements', 'agreement_versions', 'agreement_parties',
        'agreement_evidence', 'agreement_recommendations']
      loop
        execute format('create trigger %1$s_immutable before update or delete on %1$s for each row execute function refuse_change()', kept);
        execute format('create trigger %1$s_untruncated before truncate on %1$s for each statement execute function refuse_change()', kept);
      end loop;
    end $$;
  `.execute(db)
}
