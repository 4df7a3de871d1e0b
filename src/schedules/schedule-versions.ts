import type { Selectable } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { ReportTables } from '../../db/schema/reports.ts'
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
  /** `all`, `theme:<slug>` or `institution:<slug>`. */
  readonly topics: readonly string[]
  /** Days that a draft waits for an editor; null: it is issued at once. */
  readonly holdDays: number | null
  /** While this version is in force no edition is issued. */
  readonly ended: boolean
  readonly accountId: string | null
}

/** Every version of a schedule, the newest first. */
export async function listVersions(db: Database, scheduleId: string): Promise<readonly ScheduleVersion[]> {
  const rows = await db
    .selectFrom('report_schedule_versions')
    .selectAll()
    .where('schedule_id', '=', scheduleId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(versionOf)
}

/** The version in force just before an instant; the first one when all are newer. */
export function versionBefore(versions: readonly ScheduleVersion[], instant: Date): ScheduleVersion {
  const found = versions.find((version) => version.inForceFrom < instant) ?? versions.at(-1)
  if (!found) throw new Error('a schedule without a version')
  return found
}

function versionOf(row: Selectable<ReportTables['report_schedule_versions']>): ScheduleVersion {
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
    ended: row.ended,
    accountId: row.account_id,
  }
}
