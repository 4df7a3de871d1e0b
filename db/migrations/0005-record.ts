import { sql, type Kysely } from 'kysely'

/** The record itself: due dates, positions, status updates with their evidence, withdrawals, replies. Rules 1 to 5 live here too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table addressee_due_dates (
      id uuid primary key, addressee_id uuid not null references addressees, due_on date,
      recorded_at timestamptz not null, event_seq bigint not null unique references events
    );
    create index due_dates_addressee on addressee_due_dates (addressee_id, recorded_at);
    create trigger due_dates_immutable before update or delete on addressee_due_dates for each row execute function refuse_change();
    create trigger addressee_due_dates_untruncated before truncate on addressee_due_dates for each statement execute function refuse_change();

    create table positions (
      id uuid primary key, addressee_id uuid not null references addressees,
      position text not null check (position in ('none_stated', 'accepted', 'accepted_in_part', 'noted', 'rejected')),
      stated_on date not null, evidence_id uuid not null references evidence,
      recorded_at timestamptz not null, event_seq bigint not null unique references events
    );
    create index positions_addressee on positions (addressee_id, stated_on, recorded_at);
    create trigger positions_immutable before update or delete on positions for each row execute function refuse_change();
    create trigger positions_untruncated before truncate on positions for each statement execute function refuse_change();

    create table status_updates (
      id uuid primary key, addressee_id uuid not null references addressees,
      status text not null check (status in ('no_evidence', 'not_started', 'committed', 'partial', 'substantial', 'implemented', 'reversed')),
      effective_on date not null,
      significance text not null check (significance in ('significant', 'minor')),
      state text not null check (state in ('draft', 'submitted', 'returned', 'published')),
      version int not null default 1,
      author_id uuid not null references accounts,
      corrects_id uuid references status_updates,
      created_at timestamptz not null, changed_at timestamptz not null, submitted_at timestamptz, return_comment text,
      publisher_id uuid references accounts,
      previous_status text,
      single_person boolean not null default false,
      published_at timestamptz,
      event_seq bigint unique references events,
      check ((state = 'published') = (published_at is not null)),
      check ((state = 'published') = (event_seq is not null)),
      check ((state = 'published') = (publisher_id is not null)),
      check ((state = 'published') = (previous_status is not null)),
      check (state <> 'published' or publisher_id <> author_id or single_person)
    );
    create index status_updates_addressee on status_updates (addressee_id, effective_on desc, published_at desc, id desc)
      where state = 'published';
    create index status_updates_open on status_updates (state, changed_at) where state <> 'published';
    create unique index status_updates_corrects on status_updates (corrects_id) where state = 'published' and corrects_id is not null;

    create table status_update_evidence (
      status_update_id uuid not null references status_updates on delete cascade, evidence_id uuid not null references evidence,
      position int not null, announcement_only boolean not null,
      primary key (status_update_id, evidence_id)
    );
    create index status_update_evidence_evidence on status_update_evidence (evidence_id);

    create table withdrawals (
      id uuid primary key, status_update_id uuid not null unique references status_updates,
      withdrawn_at timestamptz not null, event_seq bigint not null unique references events
    );
    create trigger withdrawals_immutable before update or delete on withdrawals for each row execute function refuse_change();
    create trigger withdrawals_untruncated before truncate on withdrawals for each statement execute function refuse_change();

    create function guard_status_update() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' and old.state = 'published' then
        raise exception '% on a published update is refused: corrections supersede', tg_op using errcode = 'restrict_violation';
      end if;
      if tg_op = 'DELETE' then return old; end if;
      if new.state <> 'published' then return new; end if;
      if tg_op = 'INSERT' or old.state <> 'submitted' then
        raise exception 'only a submitted update can be published' using errcode = 'check_violation', constraint = 'update_is_submitted';
      end if;
      if new.effective_on > (new.published_at at time zone 'UTC')::date + 1 then
        raise exception 'effective_on lies in the future' using errcode = 'check_violation', constraint = 'effective_on_not_future';
      end if;
      if not exists (select from texts t where t.owner_id = new.id and t.field = 'reason' and btrim(t.body) <> '') then
        raise exception 'no update without a reason' using errcode = 'check_violation', constraint = 'update_has_reason';
      end if;
      if not exists (select from status_update_evidence l join evidence e on e.id = l.evidence_id
          where l.status_update_id = new.id and e.sensitivity = 'public') then
        raise exception 'no update without public evidence' using errcode = 'check_violation', constraint = 'update_has_evidence';
      end if;
      if new.status in ('partial', 'substantial', 'implemented')
        and not exists (select from status_update_evidence l join evidence e on e.id = l.evidence_id
          where l.status_update_id = new.id and e.sensitivity = 'public'
            and not l.announcement_only and e.kind <> 'official_statement') then
        raise exception 'announcements alone show a commitment at most'
          using errcode = 'check_violation', constraint = 'announcements_are_commitments';
      end if;
      if new.corrects_id is not null and not exists (select from status_updates c
          where c.id = new.corrects_id and c.addressee_id = new.addressee_id and c.state = 'published') then
        raise exception 'a correction belongs to a published update of the same addressee'
          using errcode = 'check_violation', constraint = 'correction_fits';
      end if;
      if exists (select from addressees a join recommendation_withdrawals w on w.recommendation_id = a.recommendation_id
          where a.id = new.addressee_id) then
        raise exception 'the recommendation is withdrawn' using errcode = 'check_violation', constraint = 'recommendation_stands';
      end if;
      return new;
    end $$;
    create trigger status_updates_guard before insert or update or delete on status_updates
      for each row execute function guard_status_update();
    create trigger status_updates_untruncated before truncate on status_updates for each statement execute function refuse_change();

    create function guard_update_evidence() returns trigger language plpgsql as $$
    declare touched uuid;
    begin
      if tg_op = 'DELETE' then touched := old.status_update_id; else touched := new.status_update_id; end if;
      if exists (select from status_updates u where u.id = touched and u.state = 'published')
        or (tg_op = 'UPDATE' and exists (select from status_updates u where u.id = old.status_update_id and u.state = 'published')) then
        raise exception '% on the evidence of a published update is refused', tg_op using errcode = 'restrict_violation';
      end if;
      if tg_op = 'DELETE' then return old; else return new; end if;
    end $$;
    create trigger update_evidence_guard before insert or update or delete on status_update_evidence
      for each row execute function guard_update_evidence();
    create trigger status_update_evidence_untruncated before truncate on status_update_evidence for each statement execute function refuse_change();

    create table reply_invitations (
      id uuid primary key, status_update_id uuid not null references status_updates, institution_id uuid not null references institutions,
      invited_at timestamptz not null, deadline_on date not null, event_seq bigint not null unique references events
    );
    create trigger reply_invitations_immutable before update or delete on reply_invitations for each row execute function refuse_change();
    create trigger reply_invitations_untruncated before truncate on reply_invitations for each statement execute function refuse_change();
    create table replies (
      id uuid primary key, reply_invitation_id uuid not null unique references reply_invitations,
      published_at timestamptz not null, event_seq bigint not null unique references events
    );
    create trigger replies_immutable before update or delete on replies for each row execute function refuse_change();
    create trigger replies_untruncated before truncate on replies for each statement execute function refuse_change();
  `.execute(db)
}
