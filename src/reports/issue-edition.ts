import type { Context } from '../kernel/context.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { issue } from './issue.ts'
import { endOf, periodContaining, periodName } from './periods.ts'

const A_DAY = 86_400_000

/**
 * Issues the edition of one period of a schedule, as the record stood at the end of that period, however late it is made.
 * Returns its slug (`monthly-2026-10`); an edition that exists is left as it is. Throws RuleBroken while the period lasts, NotFound.
 */
export async function issueEdition(ctx: Context, input: { readonly scheduleId: string; readonly periodStart: string }): Promise<string> {
  const actor = requireActor(ctx, 'issueEdition')
  const schedule = await ctx.db.selectFrom('report_schedules').selectAll().where('id', '=', input.scheduleId).executeTakeFirst()
  if (!schedule) throw new NotFound('schedule')
  const period = periodContaining(schedule.cadence, input.periodStart)
  const name = periodName(schedule.cadence, period.start)
  const asOf = endOf(period, schedule.time_zone)
  const now = ctx.clock.now()
  if (now < asOf) throw new RuleBroken({ key: 'errors.period_not_ended', values: { period: name, end: period.end } })
  return issue(ctx, actor, {
    slug: `${schedule.slug}-${name}`,
    kind: schedule.cadence,
    scheduleId: schedule.id,
    periodStart: period.start,
    periodEnd: period.end,
    timeZone: schedule.time_zone,
    asOf,
    late: now.getTime() - asOf.getTime() > A_DAY,
  })
}
