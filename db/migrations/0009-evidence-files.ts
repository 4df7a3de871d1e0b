import { sql, type Kysely } from 'kysely'

/**
 * Files of evidence: the bytes by their digest, each upload with its original (private) and its public copy. What was stored
 * never changes; a redaction destroys the bytes. Captures of links: what an address answered, and when.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table evidence drop constraint evidence_file_sha256_fkey;
    drop table evidence_files;

    create table stored_files (
      sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes int not null check (bytes > 0),
      place text not null check (place in ('database', 'objects')),
      content bytea check (content is null or sha256 = encode(sha256(content), 'hex')),
      touched_at timestamptz not null,
      destroyed_at timestamptz,
      removed_at timestamptz,
      check ((content is not null) = (place = 'database' and destroyed_at is null)),
      check (removed_at is null or destroyed_at is not null)
    );
    create function keep_stored_file() returns trigger language plpgsql as $$
    begin
      if (new.sha256, new.bytes, new.place) = (old.sha256, old.bytes, old.place) and new.touched_at >= old.touched_at
        and ((old.destroyed_at is null and new.destroyed_at is not null and new.content is null)
          or (new.destroyed_at is not distinct from old.destroyed_at and new.content is not distinct from old.content)) then
        return new;
      end if;
      raise exception 'UPDATE of a stored file is refused: it can only be destroyed' using errcode = 'restrict_violation';
    end $$;
    create trigger stored_files_kept before update on stored_files for each row execute function keep_stored_file();
    create trigger stored_files_untruncated before truncate on stored_files for each statement execute function refuse_change();

    create table evidence_files (
      id uuid primary key,
      name text not null, media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
      pages int,
      original_sha256 text not null references stored_files, original_bytes int not null,
      public_sha256 text not null references stored_files, public_bytes int not null,
      uploaded_by uuid not null references accounts, uploaded_at timestamptz not null,
      unique (id, public_sha256, original_sha256)
    );
    create index evidence_files_uploaded on evidence_files (uploaded_by, uploaded_at);
    create index evidence_files_original on evidence_files (original_sha256);
    create index evidence_files_public on evidence_files (public_sha256);
    create trigger evidence_files_immutable before update on evidence_files for each row execute function refuse_change();
    create trigger evidence_files_untruncated before truncate on evidence_files for each statement execute function refuse_change();

    alter table evidence add column file_id uuid unique, add column original_sha256 text,
      add foreign key (file_id, file_sha256, original_sha256) references evidence_files (id, public_sha256, original_sha256),
      add check ((file_id is null) = (file_sha256 is null)),
      add check ((file_id is null) = (original_sha256 is null));

    create table link_captures (
      id uuid primary key, evidence_id uuid not null references evidence,
      captured_at timestamptz not null,
      outcome text not null check (outcome in ('captured', 'too_large', 'failed', 'withheld', 'not_allowed')),
      requested_address text, final_address text, http_status int, media_type text, bytes int,
      sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
      fault text,
      check ((outcome = 'captured') = (sha256 is not null)),
      check (outcome <> 'captured' or (http_status is not null and bytes is not null))
    );
    create index link_captures_evidence on link_captures (evidence_id, captured_at desc);
    create function keep_capture() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and new.requested_address is null and new.final_address is null
        and (new.id, new.evidence_id, new.captured_at, new.outcome) = (old.id, old.evidence_id, old.captured_at, old.outcome)
        and new.http_status is not distinct from old.http_status and new.media_type is not distinct from old.media_type
        and new.bytes is not distinct from old.bytes and new.sha256 is not distinct from old.sha256
        and new.fault is not distinct from old.fault then
        return new;
      end if;
      raise exception '% on a capture is refused: only its addresses can be destroyed', tg_op using errcode = 'restrict_violation';
    end $$;
    create trigger link_captures_kept before update or delete on link_captures for each row execute function keep_capture();
    create trigger link_captures_untruncated before truncate on link_captures for each statement execute function refuse_change();

    create index evidence_embargoed on evidence (embargo_until) where sensitivity = 'embargoed';
  `.execute(db)
}
