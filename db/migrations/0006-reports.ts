import { sql, type Kysely } from 'kysely'

/** Report schedules, the ledger of periods that must have an edition, editions and their files; subscriptions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table report_schedules (
      id uuid primary key, slug slug not null unique, cadence text not null check (cadence in ('monthly', 'quarterly', 'yearly')),
      time_zone text not null, languages text[] not null, active_from timestamptz not null, ended_at timestamptz
    );
    create table report_periods (
      schedule_id uuid not null references report_schedules, period_start date not null, period_end date not null,
      ends_at timestamptz not null, enqueued_at timestamptz not null,
      primary key (schedule_id, period_start), check (period_start <= period_end)
    );
    create table editions (
      id uuid primary key, number int not null unique check (number > 0), slug slug not null unique,
      kind text not null check (kind in ('baseline', 'monthly', 'quarterly', 'yearly')),
      schedule_id uuid references report_schedules, period_start date, period_end date, revision int not null default 0,
      supersedes_id uuid references editions,
      time_zone text not null, as_of timestamptz not null, late boolean not null,
      snapshot text not null, snapshot_sha256 text not null check (snapshot_sha256 = encode(sha256(convert_to(snapshot, 'UTF8')), 'hex')),
      issued_at timestamptz not null, event_seq bigint not null unique references events,
      check ((kind = 'baseline') = (schedule_id is null)),
      check ((schedule_id is null) = (period_start is null)), check ((period_start is null) = (period_end is null)),
      unique (schedule_id, period_start, revision)
    );
    create unique index editions_baseline on editions (kind) where kind = 'baseline' and revision = 0;
    create trigger editions_immutable before update or delete on editions for each row execute function refuse_change();
    create trigger editions_untruncated before truncate on editions for each statement execute function refuse_change();

    create table edition_files (
      edition_id uuid not null references editions, language text not null, media_type text not null,
      content bytea not null, bytes int not null check (bytes = octet_length(content)),
      sha256 text not null check (sha256 = encode(sha256(content), 'hex')), pages int not null,
      primary key (edition_id, language, media_type)
    );
    create trigger edition_files_immutable before update or delete on edition_files for each row execute function refuse_change();
    create trigger edition_files_untruncated before truncate on edition_files for each statement execute function refuse_change();

    alter table events
      add foreign key (recommendation_id) references recommendations deferrable initially deferred,
      add foreign key (addressee_id) references addressees deferrable initially deferred,
      add foreign key (status_update_id) references status_updates deferrable initially deferred,
      add foreign key (position_id) references positions deferrable initially deferred,
      add foreign key (due_date_id) references addressee_due_dates deferrable initially deferred,
      add foreign key (evidence_id) references evidence deferrable initially deferred,
      add foreign key (agreement_id) references agreements deferrable initially deferred,
      add foreign key (edition_id) references editions deferrable initially deferred;

    create table subscriptions (
      id uuid primary key, address text not null, language text not null,
      frequency text not null check (frequency in ('at_once', 'daily', 'weekly', 'reports')),
      filter jsonb not null, created_at timestamptz not null, confirmed_at timestamptz, ended_at timestamptz, end_reason text,
      unique (address, filter)
    );
  `.execute(db)
}
