import type { Context } from '../kernel/context.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { readScheduleVersion } from '../schedules/index.ts'
import { issue } from './issue.ts'

const A_DAY = 86_400_000

/**
 * Issues the edition of one period in the ledger, as the record stood at the end of that period, however late it is made.
 * Returns its slug (`monthly-2026-10`); an edition that exists is left as it is. Throws RuleBroken while the period lasts, NotFound.
 */
export async function issueEdition(ctx: Context, input: { readonly scheduleId: string; readonly periodStart: string }): Promise<string> {
  const actor = requireActor(ctx, 'issueEdition')
  const period = await ctx.db
    .selectFrom('report_periods as p')
    .innerJoin('report_schedules as s', 's.id', 'p.schedule_id')
    .select(['s.slug', 'p.period_start', 'p.period_end', 'p.name', 'p.starts_at', 'p.ends_at'])
    .where('p.schedule_id', '=', input.scheduleId)
    .where('p.period_start', '=', input.periodStart)
    .executeTakeFirst()
  if (!period) throw new NotFound('schedule')
  const now = ctx.clock.now()
  if (now < period.ends_at)
    throw new RuleBroken({ key: 'errors.period_not_ended', values: { period: period.name, end: period.period_end } })
  const schedule = await readScheduleVersion(ctx.db, input.scheduleId, period.ends_at)
  return issue(ctx, actor, {
    slug: `${period.slug}-${period.name}`,
    kind: schedule.cadence,
    name: schedule.name,
    scheduleId: input.scheduleId,
    periodStart: period.period_start,
    periodEnd: period.period_end,
    startsAt: period.starts_at,
    timeZone: schedule.timeZone,
    scope: schedule.scope,
    length: schedule.length,
    languages: schedule.languages,
    asOf: period.ends_at,
    late: now.getTime() - period.ends_at.getTime() > A_DAY,
  })
}
