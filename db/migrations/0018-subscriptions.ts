import { sql, type Kysely } from 'kysely'

/**
 * Who is told by mail. An address is kept sealed, with a keyed fingerprint that finds it again; neither opens without the key,
 * which lies outside the database. A request is answered by a job, so that asking takes as long whoever asks; once it is answered
 * it only counts, and holds fingerprints alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table subscriptions;
    create table subscribers (
      id uuid primary key,
      address_fingerprint bytea not null unique check (octet_length(address_fingerprint) = 32),
      address_sealed bytea not null, language text not null, attach_reports boolean not null default false,
      created_at timestamptz not null, delete_after timestamptz, links_since timestamptz
    );
    create table subscriptions (
      id uuid primary key, subscriber_id uuid not null references subscribers on delete cascade, topic_id uuid not null references topics,
      frequency text not null check (frequency in ('at_once', 'daily', 'weekly', 'reports')),
      requested_at timestamptz not null, confirm_before timestamptz not null, confirmed_at timestamptz, from_seq bigint,
      ended_at timestamptz,
      end_reason text check (end_reason in ('by_subscriber', 'one_click', 'bounce', 'complaint', 'topic_gone', 'by_operator')),
      check ((confirmed_at is null) = (from_seq is null)), check ((ended_at is null) = (end_reason is null))
    );
    create unique index subscriptions_standing on subscriptions (subscriber_id, topic_id) where ended_at is null;
    create index subscriptions_told on subscriptions (topic_id, frequency) where confirmed_at is not null and ended_at is null;
    create index subscriptions_subscriber on subscriptions (subscriber_id);
    create index subscriptions_ended on subscriptions (ended_at) where ended_at is not null;
    create index subscriptions_unconfirmed on subscriptions (confirm_before) where confirmed_at is null;
    create index subscribers_lapsing on subscribers (delete_after) where delete_after is not null;

    create table subscription_requests (
      id uuid primary key, kind text not null check (kind in ('subscribe', 'access')), requested_at timestamptz not null,
      address_fingerprint bytea not null check (octet_length(address_fingerprint) = 32),
      client_fingerprint bytea not null check (octet_length(client_fingerprint) = 32),
      address_sealed bytea, topic text, frequency text, language text, answered_at timestamptz, mailed boolean not null default false,
      check ((address_sealed is null) = (answered_at is not null)), check ((language is null) = (answered_at is not null)),
      check ((topic is null) = (frequency is null)), check ((topic is not null) = (kind = 'subscribe' and answered_at is null))
    );
    create index subscription_requests_waiting on subscription_requests (id) where answered_at is null;
    create index subscription_requests_address on subscription_requests (address_fingerprint, kind, requested_at);
    create index subscription_requests_client on subscription_requests (client_fingerprint, requested_at);
    create index subscription_requests_age on subscription_requests (requested_at);
  `.execute(db)
}
