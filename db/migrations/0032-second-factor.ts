import { sql, type Kysely } from 'kysely'

/** A second factor and its recovery codes, sessions that end when nobody uses them, limits that last longer than a minute. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table second_factors (
      account_id uuid primary key references accounts,
      sealed_secret bytea not null,
      begun_at timestamptz not null,
      confirmed_at timestamptz,
      last_step bigint not null default 0
    );
    create table recovery_codes (
      id uuid primary key, account_id uuid not null references accounts, sha256 bytea not null unique,
      created_at timestamptz not null, used_at timestamptz
    );
    create index recovery_codes_account on recovery_codes (account_id);

    alter table sessions
      add column started_by text check (started_by in ('password', 'link')),
      add column second_factor_at timestamptz,
      add column last_seen_at timestamptz not null default now();
    alter table accounts add column language text not null default 'es';
    alter table sign_in_rates add column pause_ms int not null default 60000;
    create index journal_entries_by_time on journal_entries (occurred_at, id);
  `.execute(db)
}
