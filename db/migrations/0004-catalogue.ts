import { sql, type Kysely } from 'kysely'

/** Recommendations with their wording history, addressees, indicators; evidence and agreements. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table recommendations (
      id uuid primary key, code text not null unique, slug slug not null unique, theme_id uuid not null references themes,
      kind text not null check (kind in ('explicit', 'umbrella', 'soft')), position int not null,
      source_addressees localized not null default '{}',
      added_at timestamptz not null, event_seq bigint not null references events
    );
    create table recommendation_wordings (
      recommendation_id uuid not null references recommendations, version int not null check (version > 0),
      title bilingual not null, statement bilingual not null, recorded_at timestamptz not null, event_seq bigint not null references events,
      primary key (recommendation_id, version)
    );
    create trigger wordings_immutable before update or delete on recommendation_wordings for each row execute function refuse_change();
    create trigger wordings_untruncated before truncate on recommendation_wordings for each statement execute function refuse_change();
    create table recommendation_withdrawals (
      id uuid primary key, recommendation_id uuid not null unique references recommendations,
      withdrawn_at timestamptz not null, event_seq bigint not null unique references events
    );
    create trigger recommendation_withdrawals_immutable before update or delete on recommendation_withdrawals
      for each row execute function refuse_change();
    create trigger recommendation_withdrawals_untruncated before truncate on recommendation_withdrawals for each statement execute function refuse_change();

    create table recommendation_quotes (
      recommendation_id uuid not null references recommendations, position int not null, source_id uuid not null references sources,
      quote text not null, locator text, primary key (recommendation_id, position)
    );
    create table recommendation_groups (
      umbrella_id uuid not null references recommendations, member_id uuid not null references recommendations,
      primary key (umbrella_id, member_id), check (umbrella_id <> member_id)
    );
    create table recommendation_would_show (
      recommendation_id uuid not null references recommendations, position int not null, kind_of_evidence bilingual not null,
      primary key (recommendation_id, position)
    );
    create table recommendation_concerns (
      recommendation_id uuid not null references recommendations, concern_id uuid not null references concerns,
      primary key (recommendation_id, concern_id)
    );
    create table recommendation_standards (
      recommendation_id uuid not null references recommendations, standard_id uuid not null references standards,
      primary key (recommendation_id, standard_id)
    );
    create table recommendation_agreement_types (
      recommendation_id uuid not null references recommendations, agreement_type_id uuid not null references agreement_types,
      basis text not null check (basis in ('source', 'elaboration')), primary key (recommendation_id, agreement_type_id)
    );
    create table recommendation_impacts (
      recommendation_id uuid not null references recommendations, impact_id uuid not null references impacts,
      primary key (recommendation_id, impact_id)
    );
    create table recommendation_claims (
      recommendation_id uuid not null references recommendations, claim_id uuid not null references claims,
      primary key (recommendation_id, claim_id)
    );

    create table addressees (
      id uuid primary key, recommendation_id uuid not null references recommendations, institution_id uuid not null references institutions,
      basis text not null check (basis in ('source', 'elaboration')), position int not null,
      review_interval_days int not null default 180 check (review_interval_days > 0), added_at timestamptz not null,
      unique (recommendation_id, institution_id)
    );
    create index addressees_institution on addressees (institution_id);

    create table indicators (
      id uuid primary key, code text not null unique, recommendation_id uuid not null references recommendations,
      title bilingual not null, unit bilingual not null, direction text not null check (direction in ('up', 'down'))
    );
    create table milestones (
      id uuid primary key, indicator_id uuid not null references indicators, due_on date not null, target bilingual not null,
      unique (indicator_id, due_on)
    );

    create table evidence_files (
      sha256 text primary key check (sha256 = encode(sha256(content), 'hex')),
      name text not null, media_type text not null, bytes int not null, content bytea not null
    );
    create trigger evidence_files_immutable before update on evidence_files for each row execute function refuse_change();

    create table evidence (
      id uuid primary key, code text unique,
      kind text not null check (kind in ('official_text', 'official_statement', 'parliamentary_record', 'court_or_audit',
        'information_request', 'press', 'testimony', 'data_set')),
      dated_on partial_date not null, language text not null, captured_on date,
      sensitivity text not null check (sensitivity in ('public', 'embargoed', 'protected')), embargo_until date,
      file_sha256 text references evidence_files,
      created_by uuid not null references accounts, created_at timestamptz not null,
      public_at timestamptz, event_seq bigint references events,
      check ((public_at is null) = (event_seq is null)),
      check (public_at is null or sensitivity = 'public'),
      check ((sensitivity = 'embargoed') = (embargo_until is not null))
    );
    create function keep_public_evidence() returns trigger language plpgsql as $$
    begin
      if old.public_at is not null then
        raise exception '% on public evidence is refused', tg_op using errcode = 'restrict_violation';
      end if;
      if tg_op = 'DELETE' then return old; else return new; end if;
    end $$;
    create trigger evidence_kept before update or delete on evidence for each row execute function keep_public_evidence();
    create table evidence_bearings (
      evidence_id uuid not null references evidence, recommendation_id uuid not null references recommendations,
      primary key (evidence_id, recommendation_id)
    );
    create index evidence_bearings_recommendation on evidence_bearings (recommendation_id);

    create table readings (
      id uuid primary key, indicator_id uuid not null references indicators, read_on date not null, value text not null,
      note localized not null default '{}', evidence_id uuid not null references evidence,
      recorded_at timestamptz not null, event_seq bigint not null references events
    );
    create trigger readings_immutable before update or delete on readings for each row execute function refuse_change();
    create trigger readings_untruncated before truncate on readings for each statement execute function refuse_change();

    create table agreements (
      id uuid primary key, slug slug not null unique, title bilingual not null, summary bilingual not null,
      agreement_type_id uuid not null references agreement_types, legal_form_id uuid references legal_forms,
      signed_on partial_date, in_force_on partial_date, ended_on partial_date,
      disclosure text not null check (disclosure in ('full_text', 'extract', 'announced', 'undisclosed')),
      recorded_at timestamptz not null, event_seq bigint not null references events
    );
    create table agreement_parties (
      agreement_id uuid not null references agreements, position int not null, name bilingual not null, primary key (agreement_id, position)
    );
    create table agreement_evidence (
      agreement_id uuid not null references agreements, evidence_id uuid not null references evidence, primary key (agreement_id, evidence_id)
    );
    create table agreement_recommendations (
      agreement_id uuid not null references agreements, recommendation_id uuid not null references recommendations,
      primary key (agreement_id, recommendation_id)
    );
  `.execute(db)
}
