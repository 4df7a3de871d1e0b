import type { Database } from '../../db/schema.ts'
import { listVersions, versionBefore, type ScheduleVersion } from './schedule-versions.ts'

/** The version of a schedule in force just before an instant, or the first one when the schedule is newer. */
export async function readScheduleVersion(db: Database, scheduleId: string, instant: Date): Promise<ScheduleVersion> {
  return versionBefore(await listVersions(db, scheduleId), instant)
}
