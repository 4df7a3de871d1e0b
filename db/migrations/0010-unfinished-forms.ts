import { sql, type Kysely } from 'kysely'

/** What somebody typed and has not sent yet; who looks after which addressee; under whose name an update is written, and with which others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table unfinished_forms (
      account_id uuid not null references accounts on delete cascade,
      form_key text not null check (form_key ~ '^[a-z]+(:[a-z0-9-]+)*$'),
      "values" jsonb not null check (jsonb_typeof("values") = 'object'),
      saved_at timestamptz not null,
      primary key (account_id, form_key)
    );
    create index unfinished_forms_saved on unfinished_forms (saved_at);

    create table addressee_owners (
      addressee_id uuid primary key references addressees,
      account_id uuid not null references accounts,
      set_by uuid not null references accounts,
      set_at timestamptz not null
    );
    create index addressee_owners_account on addressee_owners (account_id);

    alter table status_updates
      add column byline_kind text not null default 'own' check (byline_kind in ('own', 'organisation', 'pseudonym')),
      add column byline text check (btrim(byline) <> ''),
      add column batch_id uuid;
    create index status_updates_batch on status_updates (batch_id) where batch_id is not null;
  `.execute(db)
}
