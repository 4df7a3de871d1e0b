import type { EditionRef } from '../../templates/view/references.ts'
import type { ScheduleVersion } from '../schedules/index.ts'
import type { DuePeriod } from './read-due-period.ts'

/** What the edition of a period will be called. It has no number yet: 0. */
export function plannedRef(period: DuePeriod, version: ScheduleVersion): EditionRef {
  return {
    number: 0,
    slug: `${period.schedule}-${period.name}`,
    kind: version.cadence,
    name: version.name,
    periodStart: period.periodStart,
    periodEnd: period.periodEnd,
  }
}
