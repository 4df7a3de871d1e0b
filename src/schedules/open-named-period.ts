import type { Transaction } from '../../db/schema.ts'
import { dateIn, startOfDate } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { boundariesOf, type Rhythm } from './boundaries.ts'
import { parsePeriod, periodName } from './calendar-periods.ts'
import { periodOf, writePeriods } from './ledger.ts'
import { openPeriodsOf } from './open-periods-of.ts'
import type { Period } from './periods.ts'
import { listVersions } from './schedule-versions.ts'

/**
 * Makes sure that the ledger holds the period of a schedule that is named so (`2026-w47`, `2026-10`, `2026-q4`, `2026`, or the
 * day on which a cron expression ends it, `2026-11-23`), also one of before the schedule was, and returns its first day.
 * Throws RuleBroken (field `period`): no period of the schedule is called that, it has not begun, or it overlaps another one.
 */
export async function openNamedPeriod(ctx: Context & { readonly db: Transaction }, scheduleId: string, name: string): Promise<string> {
  const now = ctx.clock.now()
  await ctx.db.selectFrom('report_schedules').select('id').where('id', '=', scheduleId).forUpdate().execute()
  await openPeriodsOf(ctx.db, scheduleId, now)
  const rows = await ctx.db.selectFrom('report_periods').selectAll().where('schedule_id', '=', scheduleId).execute()
  const known = rows.find((row) => row.name === name.toLowerCase())
  if (known) return known.period_start
  const [version] = await listVersions(ctx.db, scheduleId)
  if (!version) throw new Error(`schedule ${scheduleId} has no version`)
  const period = named(version, name)
  if (period === null) {
    throw new RuleBroken({ key: 'errors.period_invalid', values: { period: name, example: exampleOf(version) } }, 'period')
  }
  if (period.startsAt > now) throw new RuleBroken({ key: 'errors.period_not_ended', values: { period: name, end: period.end } }, 'period')
  const other = rows.map(periodOf).find((each) => each.startsAt < period.endsAt && each.endsAt > period.startsAt)
  if (other) throw new RuleBroken({ key: 'errors.period_overlaps', values: { period: name, other: other.name } }, 'period')
  await writePeriods(ctx.db, scheduleId, [period], now)
  return period.start
}

function named(rhythm: Rhythm, name: string): Period | null {
  const { cadence, timeZone } = rhythm
  if (cadence !== 'cron') {
    const found = parsePeriod(cadence, name)
    if (found === null) return null
    const endsAt = startOfDate(timeZone, Temporal.PlainDate.from(found.end).add({ days: 1 }).toString())
    return { name: name.toLowerCase(), ...found, startsAt: startOfDate(timeZone, found.start), endsAt }
  }
  if (!/^\d{4}-\d\d-\d\d$/.test(name) || Number.isNaN(Date.parse(name))) return null
  const boundaries = boundariesOf(rhythm)
  const endsAt = boundaries.upTo(new Date(startOfDate(timeZone, dayAfter(name)).getTime() - 1))
  const startsAt = endsAt && boundaries.upTo(new Date(endsAt.getTime() - 1))
  if (!endsAt || !startsAt || dateIn(timeZone, endsAt) !== name) return null
  return { name, start: dateIn(timeZone, startsAt), end: dateIn(timeZone, new Date(endsAt.getTime() - 1)), startsAt, endsAt }
}

function exampleOf({ cadence }: Rhythm): string {
  return cadence === 'cron' ? '2026-11-23' : periodName(cadence, '2026-10-01')
}

function dayAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString()
}
