import { sql, type Kysely } from 'kysely'

/**
 * What other organisations bring: the file in parts, how it is read, every problem, what became of every row. A row that was
 * applied is there once, so that a worker that takes a batch up again does not double it. Titles in one language may wait for the other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create domain some_language as jsonb check (value is null or (
      jsonb_typeof(value) = 'object' and (btrim(coalesce(value->>'es', '')) <> '' or btrim(coalesce(value->>'en', '')) <> '')));
    alter table recommendation_wordings alter column title type some_language, alter column statement type some_language;
    alter table institutions alter column name type some_language;
    alter table sources alter column title type some_language;

    create table import_batches (
      id uuid primary key,
      kind text not null check (kind in ('recommendations', 'sources', 'institutions', 'agreements', 'positions', 'updates', 'activities')),
      state text not null check (state in ('uploaded', 'checking', 'checked', 'waiting', 'applying', 'applied', 'undoing', 'undone',
        'failed', 'discarded')),
      version int not null default 1,
      file_name text not null, file_bytes bigint not null, file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
      hints jsonb not null default '{}', facts jsonb, mapping jsonb not null default '{}',
      mode text check (mode in ('drafts', 'published')),
      counts jsonb not null default '{}',
      rows_total int, rows_done int not null default 0, done_through int not null default 0,
      fault jsonb, failed_in text,
      created_by uuid not null references accounts, publisher_id uuid references accounts, undone_by uuid references accounts,
      created_at timestamptz not null, changed_at timestamptz not null,
      checked_at timestamptz, applied_at timestamptz, undone_at timestamptz
    );
    create index import_batches_changed on import_batches (changed_at desc, id desc);

    create table import_parts (
      batch_id uuid not null references import_batches on delete cascade, part int not null, content bytea not null,
      primary key (batch_id, part)
    );
    create table import_problems (
      batch_id uuid not null references import_batches on delete cascade, number int not null,
      "row" int, "column" text, severity text not null check (severity in ('fault', 'changed', 'note')), key text not null,
      "values" jsonb not null default '{}',
      primary key (batch_id, number)
    );
    create index import_problems_row on import_problems (batch_id, "row");
    create index import_problems_key on import_problems (batch_id, key, number);

    create table import_rows (
      batch_id uuid not null references import_batches on delete cascade, "row" int not null,
      outcome text not null check (outcome in ('added', 'changed', 'draft', 'unchanged', 'refused')),
      subject_kind text, subject_id uuid, label text, fault jsonb,
      undo text check (undo in ('done', 'kept')), undo_fault jsonb,
      primary key (batch_id, "row")
    );
    create index import_rows_outcome on import_rows (batch_id, outcome, "row");

    create table import_mappings (
      id uuid primary key, name text not null unique check (btrim(name) <> ''),
      kind text not null, header_sha256 text not null, mapping jsonb not null,
      created_by uuid not null references accounts, changed_at timestamptz not null
    );
    create index import_mappings_header on import_mappings (header_sha256, kind);
  `.execute(db)
}
