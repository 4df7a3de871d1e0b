import type { CalendarDate, CalendarView } from '../../templates/calendar/calendar-view.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { readTopicView } from '../topics/index.ts'
import { addresseeDates } from './addressee-dates.ts'
import { addresseeDays, type AddresseeDay } from './addressee-days.ts'
import type { ParsedCalendarFilter } from './calendar-filter.ts'
import { milestoneDates } from './milestone-dates.ts'
import { nearestDates } from './nearest-dates.ts'
import { reportDates } from './report-dates.ts'

/** More would be over a megabyte, which readers of calendars refuse. */
const MOST = 2000

export interface FoundCalendar {
  readonly view: CalendarView
  /** When what the calendar says last changed. */
  readonly changedAt: Date
}

/**
 * Every date of the record that fits the filters: what is due, what is to be reviewed, targets, reports. A record of many dates
 * gives those nearest to its last act. Throws Invalid when a filter names what is not on record.
 */
export async function readCalendar(ctx: Context, filter: ParsedCalendarFilter): Promise<FoundCalendar> {
  const { filters, query } = await readTopicView(ctx, { stream: 'changes', filter: { ...filter, agreement: undefined, kind: undefined } })
  const { last_instant: last } = await ctx.db.selectFrom('log_head').select('last_instant').executeTakeFirstOrThrow()
  const days = await addresseeDays(ctx, filter)
  const others: readonly CalendarDate[] = [
    ...(await milestoneDates(ctx, await codesOf(ctx, filter, days))),
    ...(await reportDates(ctx, { query, topics: topicsOf(filter) })),
  ]
  const nearest = nearestDates([...days, ...others], dateIn(ctx.settings.timeZone, last), MOST)
  const told = await addresseeDates(
    ctx,
    nearest.flatMap((date) => ('standing' in date ? [date] : [])),
  )
  const byUid = new Map(told.map((date) => [date.uid, date]))
  return {
    view: {
      filters,
      dates: nearest.flatMap((date) => ('standing' in date ? (byUid.get(date.uid) ?? []) : [date])),
      total: days.length + others.length,
      origin: ctx.settings.publicUrl,
      query,
    },
    // What an addressee's dates say changes by an act.
    changedAt: new Date(others.reduce((latest, { modifiedAt }) => Math.max(latest, Date.parse(modifiedAt)), last.getTime())),
  }
}

/** The recommendations whose targets belong into the calendar: also those without addressees, unless one is asked about. */
async function codesOf(ctx: Context, filter: ParsedCalendarFilter, days: readonly AddresseeDay[]): Promise<readonly string[]> {
  const { theme, recommendation, ...others } = filter
  if (Object.values(others).some(Boolean)) return [...new Set(days.map(({ standing }) => standing.code))]
  const rows = await ctx.db
    .selectFrom('recommendations as r')
    .innerJoin('themes as t', 't.id', 'r.theme_id')
    .select('r.code')
    .$if(theme !== undefined, (query) => query.where('t.slug', '=', theme ?? ''))
    .$if(recommendation !== undefined, (query) => query.where('r.code', '=', recommendation ?? ''))
    .execute()
  return rows.map(({ code }) => code)
}

function topicsOf({ theme, institution }: ParsedCalendarFilter): readonly string[] {
  return [...(theme === undefined ? [] : [`theme:${theme}`]), ...(institution === undefined ? [] : [`institution:${institution}`])]
}
