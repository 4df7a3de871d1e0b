import { sql, type Kysely } from 'kysely'

/**
 * Editions that supersede another (n.1), the layout that drew them, drafts held for an editor, and attempts that failed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table editions drop constraint editions_kind_check, drop constraint editions_number_key;
    alter table editions
      add constraint editions_kind_check check (kind in ('baseline', 'weekly', 'monthly', 'quarterly', 'yearly', 'cron')),
      add column name jsonb, add column layout text not null default 'vigia-report-layout/1',
      add column scope text not null default '', add column figures jsonb,
      add unique (number, revision), add unique (supersedes_id), add check (revision >= 0),
      add check ((revision = 0) = (supersedes_id is null));
    alter table editions disable trigger editions_immutable;
    update editions set figures = snapshot::jsonb -> 'figures';
    alter table editions enable trigger editions_immutable;
    alter table editions alter column layout drop default, alter column scope drop default, alter column figures set not null,
      add check (figures = snapshot::jsonb -> 'figures');

    create table edition_drafts (
      schedule_id uuid not null references report_schedules, period_start date not null,
      held_at timestamptz not null, release_at timestamptz not null, approved_at timestamptz, account_id uuid references accounts,
      primary key (schedule_id, period_start), foreign key (schedule_id, period_start) references report_periods,
      check (release_at > held_at), check ((approved_at is null) = (account_id is null))
    );
    create table edition_attempts (
      id uuid primary key, schedule_id uuid references report_schedules, period_start date,
      began_at timestamptz not null, failed_at timestamptz, error text,
      check ((failed_at is null) = (error is null))
    );
    create index edition_attempts_period on edition_attempts (schedule_id, period_start, began_at);
  `.execute(db)
}
