import { sql, type Kysely } from 'kysely'

/**
 * One row a mail, written before anything is sent: the unique keys are what makes it one mail a subscriber and act, or digest run.
 * A digest run tells the acts [from_seq, to_seq); the next of its frequency begins where it ended, so none is lost or told twice.
 * The one row of mail_outage is there while nothing can be handed over, whoever the mail is for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table digest_runs (
      id uuid primary key, frequency text not null check (frequency in ('daily', 'weekly')), runs_on date not null,
      from_seq bigint not null, to_seq bigint not null check (to_seq >= from_seq),
      started_at timestamptz not null, enqueued_at timestamptz, finished_at timestamptz,
      unique (frequency, runs_on), unique (frequency, from_seq, to_seq, runs_on)
    );
    create table mails (
      id uuid primary key, subscriber_id uuid not null references subscribers on delete cascade,
      kind text not null check (kind in ('confirmation', 'access', 'at_once', 'edition', 'digest')),
      subscription_id uuid references subscriptions on delete cascade,
      event_seq bigint references events, run_id uuid references digest_runs,
      message_id text not null unique, state text not null check (state in ('waiting', 'sending', 'sent', 'refused', 'dropped')),
      attempts int not null default 0, created_at timestamptz not null, next_try_at timestamptz not null,
      claimed_by uuid, lease_until timestamptz, finished_at timestamptz, response text,
      priority smallint not null generated always as (case when kind in ('confirmation', 'access') then 0 when kind = 'digest' then 2 else 1 end) stored,
      check ((event_seq is not null) = (kind in ('at_once', 'edition'))), check ((run_id is not null) = (kind = 'digest')),
      check ((subscription_id is not null) = (kind = 'confirmation')),
      check ((state in ('sent', 'refused', 'dropped')) = (finished_at is not null)), check ((state = 'sending') = (lease_until is not null))
    );
    create unique index mails_event on mails (subscriber_id, event_seq) where event_seq is not null;
    create unique index mails_run on mails (run_id, subscriber_id) where run_id is not null;
    create index mails_due on mails (priority, next_try_at) where state = 'waiting';
    create index mails_sending on mails (lease_until) where state = 'sending';
    create index mails_finished on mails (finished_at) where finished_at is not null;
    create table mail_outage (
      only_row boolean primary key default true check (only_row), since timestamptz not null, reason text not null,
      probes int not null default 0, next_probe_at timestamptz not null
    );
  `.execute(db)
}
