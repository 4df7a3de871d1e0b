import { sql, type Kysely } from 'kysely'

/**
 * Who is told by mail. An address is kept sealed, with a keyed fingerprint that finds it again; neither opens without the key,
 * which lies outside the database.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table subscriptions;
    create table subscribers (
      id uuid primary key,
      address_fingerprint bytea not null unique check (octet_length(address_fingerprint) = 32),
      address_sealed bytea not null, language text not null, attach_reports boolean not null default false,
      created_at timestamptz not null, delete_after timestamptz
    );
    create table subscriptions (
      id uuid primary key, subscriber_id uuid not null references subscribers on delete cascade, topic_id uuid not null references topics,
      frequency text not null check (frequency in ('at_once', 'daily', 'weekly', 'reports')),
      requested_at timestamptz not null, confirm_before timestamptz not null, confirmed_at timestamptz, from_seq bigint,
      ended_at timestamptz, end_reason text,
      check ((confirmed_at is null) = (from_seq is null)), check ((ended_at is null) = (end_reason is null))
    );
    create unique index subscriptions_standing on subscriptions (subscriber_id, topic_id) where ended_at is null;
    create index subscriptions_told on subscriptions (topic_id, frequency) where confirmed_at is not null and ended_at is null;
  `.execute(db)
}
