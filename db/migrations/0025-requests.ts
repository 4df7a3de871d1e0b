import { sql, type Kysely } from 'kysely'

/**
 * What an idempotency key already did, so that the same request sent twice acts once. A row goes after a day; its answer is sealed,
 * because some answers hold a secret that is shown once. The two indexes let the API page through evidence by kind and updates by status.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_requests (
      account_id uuid not null references accounts, key_sha256 bytea not null check (octet_length(key_sha256) = 32),
      fingerprint bytea not null check (octet_length(fingerprint) = 32), run uuid not null, began_at timestamptz not null,
      status int, headers jsonb, body_sealed bytea,
      primary key (account_id, key_sha256),
      check ((status is null) = (headers is null) and (status is null) = (body_sealed is null))
    );
    create index api_requests_began on api_requests (began_at);
    create index status_updates_by_status on status_updates (status, event_seq) where state = 'published';
    create index evidence_by_kind on evidence (kind, id) where public_at is not null;
  `.execute(db)
}
