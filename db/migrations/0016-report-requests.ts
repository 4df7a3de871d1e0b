import { sql, type Kysely } from 'kysely'

/**
 * Views of the list asked for "as PDF": made in the background, shared by whoever asks for the same, removed after a week. `as_of`
 * is the bound that the report is of (everything strictly before it); `travelled` says that the reader chose it. `run` is the
 * attempt under way, so that one that was overtaken stores nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table report_requests (
      id uuid primary key, fingerprint text not null unique, language text not null, length text not null check (length in ('full', 'brief')),
      scope text not null, as_of timestamptz not null, travelled boolean not null,
      requested_at timestamptz not null, expires_at timestamptz not null check (expires_at > requested_at),
      state text not null check (state in ('waiting', 'working', 'done', 'failed')),
      attempts int not null default 0 check (attempts >= 0), run uuid, began_at timestamptz,
      parts_done int not null default 0 check (parts_done >= 0), parts int not null default 0 check (parts_done <= parts),
      finished_at timestamptz, error jsonb check (error is null or error ? 'key'),
      content bytea, bytes int, sha256 text check (sha256 ~ '^[0-9a-f]{64}$'), pages int check (pages > 0),
      check ((state = 'done') = (content is not null)), check ((state = 'failed') = (error is not null)),
      check ((state in ('done', 'failed')) = (finished_at is not null)), check ((state = 'working') = (run is not null)),
      check (run is null or began_at is not null),
      check ((content is null) = (bytes is null) and (content is null) = (sha256 is null) and (content is null) = (pages is null)),
      check (content is null or bytes = octet_length(content))
    );
    create index report_requests_expiry on report_requests (expires_at);
    create index report_requests_unfinished on report_requests (requested_at) where state in ('waiting', 'working');
  `.execute(db)
}
