export { ensureSchedules } from './ensure-schedules.ts'
export { openPeriods } from './open-periods.ts'
export { openNamedPeriod } from './open-named-period.ts'
export { readScheduleVersion, type ScheduleVersion } from './read-schedule-version.ts'
