import type { ScheduleInput } from '../../src/schedules/index.ts'

/** A schedule as the form gives it: every month, everything, both languages. */
export function sampleSchedule(over: Partial<ScheduleInput & { slug: string }> = {}): ScheduleInput & { slug: string } {
  return {
    slug: 'sample',
    name_es: 'Informe de muestra',
    name_en: 'Sample report',
    cadence: 'monthly',
    cron: '',
    time_zone: 'America/Lima',
    scope: '',
    length: 'full',
    languages: ['es', 'en'],
    topics: ['all'],
    hold_days: '',
    ...over,
  }
}
