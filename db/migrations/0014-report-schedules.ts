import { sql, type Kysely } from 'kysely'

/**
 * Schedules become data that administrators edit: every change is a further version in force from an instant on. The ledger
 * holds each period from the day that it begins, so that a change of the schedule never moves a period under way.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table report_schedule_versions (
      schedule_id uuid not null references report_schedules, version int not null check (version > 0), in_force_from timestamptz not null,
      name jsonb not null check (name ? 'es' and name ? 'en'),
      cadence text not null check (cadence in ('weekly', 'monthly', 'quarterly', 'yearly', 'cron')), cron text,
      time_zone text not null, scope text not null, length text not null check (length in ('full', 'brief')),
      languages text[] not null check (cardinality(languages) > 0), topics text[] not null,
      hold_days int check (hold_days between 1 and 60), ended boolean not null default false, account_id uuid references accounts,
      primary key (schedule_id, version), check ((cadence = 'cron') = (cron is not null))
    );
    insert into report_schedule_versions
      select id, 1, active_from, case cadence
          when 'monthly' then '{"es": "Informe mensual", "en": "Monthly report"}'::jsonb
          when 'quarterly' then '{"es": "Informe trimestral", "en": "Quarterly report"}'::jsonb
          else '{"es": "Informe anual", "en": "Yearly report"}'::jsonb end,
        cadence, null, time_zone, '', 'full', languages, '{}', null, ended_at is not null, null
      from report_schedules;
    create trigger report_schedule_versions_immutable before update or delete on report_schedule_versions
      for each row execute function refuse_change();
    create trigger report_schedule_versions_untruncated before truncate on report_schedule_versions
      for each statement execute function refuse_change();

    alter table report_periods add column starts_at timestamptz, add column name text;
    alter table report_periods rename column enqueued_at to opened_at;
    update report_periods p set starts_at = p.period_start::timestamp at time zone s.time_zone,
        name = case s.cadence when 'monthly' then to_char(p.period_start, 'YYYY-MM') when 'yearly' then to_char(p.period_start, 'YYYY')
          else to_char(p.period_start, 'YYYY"-q"Q') end
      from report_schedules s where s.id = p.schedule_id;
    alter table report_periods alter column starts_at set not null, alter column name set not null,
      add check (starts_at < ends_at), add unique (schedule_id, name), add unique (schedule_id, ends_at);

    alter table report_schedules drop column cadence, drop column time_zone, drop column languages;
  `.execute(db)
}
