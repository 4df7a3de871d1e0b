import { sql, type Kysely } from 'kysely'

/**
 * Full dumps of the public record: which night, of which log, with the bytes and digest of each file. Digests are kept for ever,
 * the bytes (compressed, in parts) of the latest dumps only.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dumps (
      id uuid primary key,
      day date not null unique,
      as_of timestamptz not null, log_size bigint not null check (log_size > 0), log_root bytea not null check (octet_length(log_root) = 32),
      redactions bigint not null,
      state text not null check (state in ('making', 'made')),
      run uuid,
      began_at timestamptz not null, made_at timestamptz,
      check ((state = 'made') = (made_at is not null))
    );
    create table dump_files (
      dump_id uuid not null references dumps on delete cascade, name text not null, position int not null,
      media_type text not null, rows bigint, bytes bigint not null, sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      primary key (dump_id, name)
    );
    create table dump_parts (
      dump_id uuid not null references dumps on delete cascade, name text not null, part int not null, content bytea not null,
      primary key (dump_id, name, part)
    );
    alter table dump_parts alter column content set storage external;
    create index evidence_in_order on evidence (event_seq, id) where event_seq is not null;
  `.execute(db)
}
