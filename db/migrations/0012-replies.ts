import { sql, type Kysely } from 'kysely'

/**
 * Replies that were not given in time, and what was redacted. A published text can be destroyed only together with a row that
 * says why, and that row only together with its event: whatever is gone, the log says so.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index reply_invitations_update on reply_invitations (status_update_id, invited_at);
    create index reply_invitations_institution on reply_invitations (institution_id, invited_at);
    alter table replies add column late boolean not null default false;

    create table reply_lapses (
      id uuid primary key, reply_invitation_id uuid not null unique references reply_invitations,
      lapsed_at timestamptz not null, event_seq bigint not null unique references events
    );
    create trigger reply_lapses_immutable before update or delete on reply_lapses for each row execute function refuse_change();
    create trigger reply_lapses_untruncated before truncate on reply_lapses for each statement execute function refuse_change();
    create function refuse_lapse_of_answered() returns trigger language plpgsql as $$
    begin
      if exists (select from replies r where r.reply_invitation_id = new.reply_invitation_id) then
        raise exception 'an answered invitation does not lapse' using errcode = 'check_violation', constraint = 'lapse_is_unanswered';
      end if;
      return new;
    end $$;
    create trigger reply_lapses_unanswered before insert on reply_lapses for each row execute function refuse_lapse_of_answered();

    create table redactions (
      id uuid primary key, owner_id uuid not null,
      owner_kind text not null check (owner_kind in ('update', 'reply', 'position', 'evidence', 'withdrawal', 'recommendation_withdrawal',
        'indicator', 'milestone', 'reading', 'agreement')),
      ground text not null check (ground in ('personal_data', 'safety', 'court_order', 'unlawful_content')),
      file_sha256 text, redacted_on date not null, redacted_at timestamptz not null, event_seq bigint not null unique references events
    );
    create index redactions_owner on redactions (owner_id);
    create trigger redactions_immutable before update or delete on redactions for each row execute function refuse_change();
    create trigger redactions_untruncated before truncate on redactions for each statement execute function refuse_change();
    create table redacted_texts (
      owner_id uuid not null, field text not null, language text not null, redaction_id uuid not null references redactions,
      primary key (owner_id, field, language)
    );
    create index redacted_texts_redaction on redacted_texts (redaction_id);
    create trigger redacted_texts_immutable before update or delete on redacted_texts for each row execute function refuse_change();
    create trigger redacted_texts_untruncated before truncate on redacted_texts for each statement execute function refuse_change();

    create function require_redaction() returns trigger language plpgsql as $$
    begin
      if not exists (select from redacted_texts r
          where (r.owner_id, r.field, r.language) = (new.owner_id, new.field, new.language)) then
        raise exception 'a text is destroyed only by a redaction on the record'
          using errcode = 'check_violation', constraint = 'redaction_is_recorded';
      end if;
      return null;
    end $$;
    create constraint trigger texts_redacted_on_record after update on texts deferrable initially deferred
      for each row when (old.redacted_at is null and new.redacted_at is not null) execute function require_redaction();
    create function require_destroyed() returns trigger language plpgsql as $$
    begin
      if not exists (select from texts t where (t.owner_id, t.field, t.language) = (new.owner_id, new.field, new.language)
          and t.redacted_at is not null) then
        raise exception 'a redaction on the record destroys the text' using errcode = 'check_violation', constraint = 'redaction_destroys';
      end if;
      return null;
    end $$;
    create constraint trigger redacted_texts_destroyed after insert on redacted_texts deferrable initially deferred
      for each row execute function require_destroyed();
  `.execute(db)
}
