import { sql, type Kysely } from 'kysely'

/**
 * Addresses that programs are told at, what was told them, and how they answered. A webhook belongs to a member organisation or to
 * one account. A delivery is one act told to one webhook, unique; its id is the message's for ever, so that a receiver can drop what
 * it has. Secrets and the private half of the published key are sealed with a key outside the database.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table webhook_keys (
      only_row boolean primary key default true check (only_row),
      public_key bytea not null check (octet_length(public_key) = 32), private_sealed bytea not null, created_at timestamptz not null
    );
    create table webhooks (
      id uuid primary key, organisation_id uuid references organisations, account_id uuid references accounts,
      keeper_id uuid not null references accounts, language text not null, version int not null default 1,
      address text not null check (address ~ '^https://' and length(address) <= 2000), host text not null,
      description text not null, created_at timestamptz not null,
      state text not null check (state in ('on', 'off', 'disabled')), disabled_at timestamptz,
      disabled_reason text check (disabled_reason in ('gone', 'exhausted')), owner_told_at timestamptz,
      secret_sealed bytea not null, secret_made_at timestamptz not null, old_secret_sealed bytea, old_secret_until timestamptz,
      failures int not null default 0 check (failures >= 0), last_ms int not null default 0 check (last_ms >= 0),
      not_before timestamptz, accepted_at timestamptz,
      check (num_nonnulls(organisation_id, account_id) = 1),
      check ((state = 'disabled') = (disabled_at is not null)), check ((disabled_at is null) = (disabled_reason is null)),
      check ((old_secret_sealed is null) = (old_secret_until is null))
    );
    create index webhooks_organisation on webhooks (organisation_id);
    create index webhooks_account on webhooks (account_id);
    create table webhook_topics (
      webhook_id uuid not null references webhooks on delete cascade, topic_id uuid not null references topics,
      from_seq bigint not null, primary key (webhook_id, topic_id)
    );
    create index webhook_topics_topic on webhook_topics (topic_id);
    create table webhook_deliveries (
      id uuid primary key, webhook_id uuid not null references webhooks on delete cascade, event_seq bigint references events,
      state text not null check (state in ('waiting', 'sending', 'accepted', 'failed', 'held')),
      tries int not null default 0 check (tries >= 0), created_at timestamptz not null, first_tried_at timestamptz,
      next_try_at timestamptz not null, claimed_by uuid, lease_until timestamptz, finished_at timestamptz,
      check ((state = 'sending') = (lease_until is not null)), check ((state = 'sending') = (claimed_by is not null)),
      check ((state in ('accepted', 'failed', 'held')) = (finished_at is not null))
    );
    create unique index webhook_deliveries_once on webhook_deliveries (webhook_id, event_seq) where event_seq is not null;
    create index webhook_deliveries_due on webhook_deliveries (webhook_id, next_try_at) where state = 'waiting';
    create index webhook_deliveries_sending on webhook_deliveries (lease_until) where state = 'sending';
    create index webhook_deliveries_listed on webhook_deliveries (webhook_id, id);
    create index webhook_deliveries_open on webhook_deliveries (webhook_id, state) where state <> 'accepted' and event_seq is not null;
    create index webhook_deliveries_age on webhook_deliveries (created_at);
    create table webhook_attempts (
      id uuid primary key, delivery_id uuid not null references webhook_deliveries on delete cascade, began_at timestamptz not null,
      milliseconds int not null check (milliseconds >= 0), status int, fault text
    );
    create index webhook_attempts_delivery on webhook_attempts (delivery_id, id);
  `.execute(db)
}
