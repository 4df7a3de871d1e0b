import { sql } from 'kysely'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import type { ParsedCalendarFilter } from './calendar-filter.ts'

const A_MINUTE = 60_000

/**
 * What a calendar depends on besides its filter, as one text: how far the log, the schedules and their periods have come, and the
 * day; the minute where the filter asks what time does to the record. The same text means the same calendar.
 */
export async function calendarState(ctx: Context, filter: ParsedCalendarFilter): Promise<string> {
  const now = ctx.clock.now()
  const { rows } = await sql<{ readonly state: string }>`
    select concat_ws(' ', (select size from log_head), (select count(*) from report_schedule_versions),
      (select count(*) from report_schedules where ended_at is not null), (select count(*) from report_periods)) as state`.execute(ctx.db)
  const timed = filter.overdue || filter.stale || filter.awaiting_reply
  return `${rows[0]?.state} ${timed ? Math.floor(now.getTime() / A_MINUTE) : dateIn(ctx.settings.timeZone, now)}`
}
