import { sql, type Kysely } from 'kysely'

/** Views of the list asked for "as PDF": made in the background, shared by whoever asks for the same, removed after a week. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table report_requests (
      id uuid primary key, fingerprint text not null unique, language text not null, scope text not null, as_of timestamptz not null,
      requested_at timestamptz not null, expires_at timestamptz not null,
      state text not null check (state in ('waiting', 'working', 'done', 'failed')),
      parts_done int not null default 0, parts int not null default 0 check (parts_done <= parts),
      finished_at timestamptz, error text, content bytea, bytes int, sha256 text, pages int,
      check ((state = 'done') = (content is not null)), check (content is null or bytes = octet_length(content))
    );
    create index report_requests_expiry on report_requests (expires_at);
  `.execute(db)
}
