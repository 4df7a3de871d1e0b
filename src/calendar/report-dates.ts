import { sql } from 'kysely'
import type { ReportDate } from '../../templates/calendar/calendar-view.ts'
import type { Cadence } from '../../templates/view/scales.ts'
import type { Localized } from '../../templates/view/text.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { nextEditions } from '../schedules/index.ts'

interface ScheduleRow {
  readonly id: string
  readonly slug: string
  readonly name: Localized
  readonly cadence: Cadence
  readonly time_zone: string
  readonly active_from: Date
  readonly since: Date
}

interface PeriodRow extends ScheduleRow {
  readonly period_start: string
  readonly period_end: string
  readonly ends_at: Date
  readonly opened_at: Date
  /** The changes of the schedule while the period ran: how many, the last of them, and whether it ended the schedule. */
  readonly changes: number
  readonly changed_at: Date | null
  readonly ended: boolean
  readonly edition: string | null
  readonly edition_name: Localized | null
  readonly number: number | null
  readonly issued_at: Date | null
}

/** Whom a schedule must write to, or what it must be about, to be in a calendar: any schedule where nothing is narrowed. */
export interface ReportScopeAsked {
  /** Canonical query string of the calendar's filters. */
  readonly query: string
  /** `theme:<slug>` or `institution:<slug>`. */
  readonly topics: readonly string[]
}

/** The days on which editions went out and on which the next ones will: the periods of the ledger, and the one after now. */
export async function reportDates(ctx: Context, asked: ReportScopeAsked): Promise<readonly ReportDate[]> {
  const periods = await readPeriods(ctx, asked)
  const dates = periods.map((row): ReportDate => {
    const modified = [row.opened_at, row.issued_at, row.changed_at].flatMap((instant) => instant?.getTime() ?? [])
    return {
      kind: 'report',
      uid: uidOf(row.id, row.period_start),
      on: dateIn(row.time_zone, row.ends_at),
      sequence: row.changes,
      createdAt: row.active_from.toISOString(),
      modifiedAt: new Date(Math.max(...modified)).toISOString(),
      calledOff: row.ended && row.edition === null ? 'ended' : null,
      edition: editionOf(row, row.period_start, row.period_end),
      issued: row.edition,
    }
  })
  const known = new Set(dates.map(({ uid }) => uid))
  return [...dates, ...(await comingDates(ctx, asked)).filter(({ uid }) => !known.has(uid))]
}

/** The next edition of each schedule, where the ledger does not have its period yet. */
async function comingDates(ctx: Context, asked: ReportScopeAsked): Promise<readonly ReportDate[]> {
  const { rows } = await sql<ScheduleRow>`
    select s.id, s.slug, v.name, v.cadence, v.time_zone, s.active_from, v.in_force_from as since from report_schedules s ${latestVersion}
    where ${fits(asked)}`.execute(ctx.db)
  const bySlug = new Map(rows.map((row) => [row.slug, row]))
  return (await nextEditions(ctx)).flatMap((next): ReportDate[] => {
    const row = bySlug.get(next.slug)
    if (!row) return []
    return [
      {
        kind: 'report',
        uid: uidOf(row.id, next.start),
        on: dateIn(next.timeZone, new Date(next.at)),
        sequence: 0,
        createdAt: row.active_from.toISOString(),
        modifiedAt: row.since.toISOString(),
        calledOff: null,
        edition: editionOf(row, next.start, next.end),
        issued: null,
      },
    ]
  })
}

async function readPeriods(ctx: Context, asked: ReportScopeAsked): Promise<readonly PeriodRow[]> {
  const { rows } = await sql<PeriodRow>`
    select s.id, s.slug, v.name, v.cadence, v.time_zone, s.active_from, v.in_force_from as since, p.period_start, p.period_end, p.ends_at, p.opened_at,
      c.changes, c.changed_at, coalesce(c.ended, false) as ended, e.slug as edition, e.name as edition_name, e.number, e.issued_at
    from report_periods p join report_schedules s on s.id = p.schedule_id ${latestVersion}
    cross join lateral (
      select count(*)::int as changes, max(in_force_from) as changed_at, (array_agg(o.ended order by version desc))[1] as ended
      from report_schedule_versions o
      where o.schedule_id = s.id and o.in_force_from > p.opened_at and o.in_force_from < p.ends_at) c
    left join lateral (
      select slug, name, number, issued_at from editions x where x.schedule_id = p.schedule_id and x.period_start = p.period_start
      order by revision desc limit 1) e on true
    where ${fits(asked)} order by p.ends_at, s.slug`.execute(ctx.db)
  return rows
}

const latestVersion = sql`join lateral (
  select * from report_schedule_versions o where o.schedule_id = s.id order by version desc limit 1) v on true`

function fits({ query, topics }: ReportScopeAsked) {
  return sql<boolean>`(${query} = '' or v.scope = ${query} or v.topics && ${topics}::text[])`
}

function uidOf(scheduleId: string, periodStart: string): string {
  return `report-${scheduleId}-${periodStart}`
}

function editionOf(row: ScheduleRow | PeriodRow, periodStart: string, periodEnd: string): ReportDate['edition'] {
  const edition = 'edition' in row ? row : null
  return {
    number: edition?.number ?? 0,
    slug: edition?.edition ?? row.slug,
    kind: row.cadence,
    name: edition?.edition_name ?? row.name,
    periodStart,
    periodEnd,
  }
}
