import type { Database } from '../../db/schema.ts'
import type { Cadence } from '../../templates/view/scales.ts'
import type { Localized } from '../../templates/view/text.ts'

/** What an administrator set for a schedule, from an instant on. */
export interface ScheduleVersion {
  readonly version: number
  readonly inForceFrom: Date
  readonly name: Localized
  readonly cadence: Cadence
  /** Set for the cadence `cron` only. */
  readonly cron: string | null
  readonly timeZone: string
  /** The list's query string in canonical form; empty: everything. */
  readonly scope: string
  readonly length: 'full' | 'brief'
  readonly languages: readonly string[]
  readonly topics: readonly string[]
  /** Days that a draft waits for an editor; null: it is issued at once. */
  readonly holdDays: number | null
}

/** The version in force just before an instant, or the first one when the schedule is newer. */
export async function readScheduleVersion(db: Database, scheduleId: string, instant: Date): Promise<ScheduleVersion> {
  const rows = await db
    .selectFrom('report_schedule_versions')
    .selectAll()
    .where('schedule_id', '=', scheduleId)
    .orderBy('version', 'desc')
    .execute()
  const row = rows.find((candidate) => candidate.in_force_from < instant) ?? rows.at(-1)
  if (!row) throw new Error(`schedule ${scheduleId} has no version`)
  return {
    version: row.version,
    inForceFrom: row.in_force_from,
    name: row.name,
    cadence: row.cadence,
    cron: row.cron,
    timeZone: row.time_zone,
    scope: row.scope,
    length: row.length,
    languages: row.languages,
    topics: row.topics,
    holdDays: row.hold_days,
  }
}
