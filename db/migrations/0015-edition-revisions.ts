import { sql, type Kysely } from 'kysely'

/**
 * Editions that supersede another (n.1), the layout that drew them, drafts held for an editor, and attempts that failed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table editions drop constraint editions_kind_check, drop constraint editions_number_key;
    alter table editions
      add constraint editions_kind_check check (kind in ('baseline', 'weekly', 'monthly', 'quarterly', 'yearly', 'cron')),
      add column name jsonb, add column approval jsonb, add column layout text not null default 'vigia-report-layout/1',
      add column scope text not null default '', add column figures jsonb,
      add unique (number, revision), add unique (supersedes_id), add check (revision >= 0),
      add check ((revision = 0) = (supersedes_id is null)),
      add check (approval is null or approval ->> 'by' = 'deadline' or (approval ->> 'by' = 'editor' and approval ? 'name'));
    alter table editions disable trigger editions_immutable;
    update editions set figures = snapshot::jsonb -> 'figures';
    alter table editions enable trigger editions_immutable;
    alter table editions alter column layout drop default, alter column scope drop default, alter column figures set not null,
      add check (figures = snapshot::jsonb -> 'figures');
    create function require_next_revision() returns trigger language plpgsql as $$
    begin
      if new.revision > 0 and not exists (select from editions e where e.id = new.supersedes_id and e.number = new.number
          and e.revision = new.revision - 1 and (e.schedule_id, e.period_start) is not distinct from (new.schedule_id, new.period_start)) then
        raise exception 'a revision follows the one before it, of the same number and period'
          using errcode = 'check_violation', constraint = 'revision_follows';
      end if;
      return new;
    end $$;
    create trigger editions_follow before insert on editions for each row execute function require_next_revision();

    alter table redactions drop constraint redactions_owner_kind_check;
    alter table redactions add constraint redactions_owner_kind_check check (owner_kind in ('update', 'reply', 'position', 'evidence',
      'withdrawal', 'recommendation_withdrawal', 'indicator', 'milestone', 'reading', 'agreement', 'edition'));

    create table edition_drafts (
      schedule_id uuid not null references report_schedules, period_start date not null,
      held_at timestamptz not null, release_at timestamptz not null, approved_at timestamptz, account_id uuid references accounts,
      primary key (schedule_id, period_start), foreign key (schedule_id, period_start) references report_periods,
      check (release_at > held_at), check ((approved_at is null) = (account_id is null))
    );
    create table edition_attempts (
      id uuid primary key, schedule_id uuid references report_schedules, period_start date,
      failed_at timestamptz not null, error jsonb not null check (error ? 'key')
    );
    create index edition_attempts_period on edition_attempts (schedule_id, period_start, failed_at);
  `.execute(db)
}
