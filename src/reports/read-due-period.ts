import type { Database } from '../../db/schema.ts'
import { readScheduleVersion, type ScheduleVersion } from '../schedules/index.ts'

/** A period in the ledger. */
export interface DuePeriod {
  readonly scheduleId: string
  /** Slug of its schedule. */
  readonly schedule: string
  readonly name: string
  readonly periodStart: string
  readonly periodEnd: string
  readonly startsAt: Date
  readonly endsAt: Date
}

export interface FoundPeriod {
  readonly period: DuePeriod
  /** What was set for the schedule when the period ended. */
  readonly version: ScheduleVersion
  /** Set once the edition waits for an editor. */
  readonly draft: {
    readonly heldAt: Date
    readonly releaseAt: Date
    readonly approvedAt: Date | null
    readonly approvedBy: string | null
  } | null
  /** Slug of its first edition; null while there is none. */
  readonly edition: string | null
}

type Named = { readonly scheduleId: string; readonly periodStart: string } | { readonly schedule: string; readonly period: string }

/** One period of the ledger, by its key or by the slug of its schedule and its own name; null when there is none. */
export async function readDuePeriod(db: Database, of: Named): Promise<FoundPeriod | null> {
  const row = await db
    .selectFrom('report_periods as p')
    .innerJoin('report_schedules as s', 's.id', 'p.schedule_id')
    .leftJoin('edition_drafts as d', (join) =>
      join.onRef('d.schedule_id', '=', 'p.schedule_id').onRef('d.period_start', '=', 'p.period_start'),
    )
    .leftJoin('accounts as a', 'a.id', 'd.account_id')
    .leftJoin('editions as e', (join) =>
      join.onRef('e.schedule_id', '=', 'p.schedule_id').onRef('e.period_start', '=', 'p.period_start').on('e.revision', '=', 0),
    )
    .select(['p.schedule_id', 's.slug', 'p.period_start', 'p.period_end', 'p.name', 'p.starts_at', 'p.ends_at'])
    .select(['d.held_at', 'd.release_at', 'd.approved_at', 'a.public_name', 'e.slug as edition'])
    .$if('scheduleId' in of, (query) =>
      query
        .where('p.schedule_id', '=', 'scheduleId' in of ? of.scheduleId : '')
        .where('p.period_start', '=', 'scheduleId' in of ? of.periodStart : ''),
    )
    .$if('schedule' in of, (query) =>
      query.where('s.slug', '=', 'schedule' in of ? of.schedule : '').where('p.name', '=', 'schedule' in of ? of.period : ''),
    )
    .executeTakeFirst()
  if (!row) return null
  const { held_at: heldAt, release_at: releaseAt } = row
  return {
    period: {
      scheduleId: row.schedule_id,
      schedule: row.slug,
      name: row.name,
      periodStart: row.period_start,
      periodEnd: row.period_end,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
    },
    version: await readScheduleVersion(db, row.schedule_id, row.ends_at),
    draft: heldAt && releaseAt ? { heldAt, releaseAt, approvedAt: row.approved_at, approvedBy: row.public_name } : null,
    edition: row.edition,
  }
}
