import { sql, type Kysely } from 'kysely'

/**
 * The public log and the texts that stand beside it. A leaf holds digests only; a text and its salt can be destroyed
 * (redaction) and the leaf stays whole. The journal keeps the acts that are not public: drafts, submissions, returns.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table log_head (
      only_row boolean primary key default true check (only_row), size bigint not null, last_instant timestamptz not null
    );
    insert into log_head (size, last_instant) values (0, 'epoch');

    create table events (
      seq bigint primary key check (seq >= 0),
      id uuid not null unique,
      kind text not null,
      occurred_at timestamptz not null,
      tag text not null unique,
      leaf text not null,
      leaf_hash bytea not null check (leaf_hash = sha256('\\x00'::bytea || convert_to(leaf, 'UTF8'))),
      single_person boolean not null default false,
      account_id uuid not null references accounts,
      actor text not null,
      recommendation_id uuid, addressee_id uuid, status_update_id uuid, position_id uuid, due_date_id uuid,
      evidence_id uuid, agreement_id uuid, edition_id uuid
    );
    create index events_occurred on events (occurred_at, seq);
    create index events_kind on events (kind, seq);
    create index events_recommendation on events (recommendation_id, seq);

    create trigger events_immutable before update or delete on events for each row execute function refuse_change();
    create trigger events_untruncated before truncate on events for each statement execute function refuse_change();

    create table journal_entries (
      id uuid primary key, occurred_at timestamptz not null, account_id uuid not null references accounts,
      act text not null, subject_id uuid not null, entry text not null
    );
    create index journal_subject on journal_entries (subject_id, occurred_at);
    create trigger journal_immutable before update or delete on journal_entries for each row execute function refuse_change();
    create trigger journal_untruncated before truncate on journal_entries for each statement execute function refuse_change();

    create table texts (
      owner_id uuid not null, field text not null, language text not null,
      body text, salt bytea, digest text not null,
      sealed_at timestamptz, redacted_at timestamptz,
      primary key (owner_id, field, language),
      check ((body is null) = (salt is null)),
      check ((body is null) = (redacted_at is not null)),
      check (body is null or digest = encode(sha256(salt || convert_to(body, 'UTF8')), 'hex')),
      check (salt is null or octet_length(salt) = 32)
    );
    create function keep_sealed_text() returns trigger language plpgsql as $$
    begin
      if old.sealed_at is null then
        if tg_op = 'DELETE' then return old; else return new; end if;
      end if;
      if tg_op = 'UPDATE' and old.redacted_at is null and new.redacted_at is not null and new.body is null and new.salt is null
        and (new.owner_id, new.field, new.language, new.digest, new.sealed_at)
          = (old.owner_id, old.field, old.language, old.digest, old.sealed_at) then
        return new;
      end if;
      raise exception '% on a published text is refused: it can only be redacted', tg_op using errcode = 'restrict_violation';
    end $$;
    create trigger texts_sealed before update or delete on texts for each row execute function keep_sealed_text();
    create function refuse_text_of_sealed_owner() returns trigger language plpgsql as $$
    begin
      if exists (select from texts t where t.owner_id = new.owner_id and t.sealed_at is not null) then
        raise exception 'INSERT on the texts of something published is refused' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger texts_complete before insert on texts for each row execute function refuse_text_of_sealed_owner();
    create trigger texts_untruncated before truncate on texts for each statement execute function refuse_change();
  `.execute(db)
}
