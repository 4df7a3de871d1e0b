import type { Context } from '../kernel/context.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import type { ScheduleVersion } from '../schedules/index.ts'
import type { EditionPlan } from './edition-plan.ts'
import { issue } from './issue.ts'
import { readDuePeriod, type DuePeriod } from './read-due-period.ts'

const A_DAY = 86_400_000

/**
 * Issues the edition of one period in the ledger, as the record stood at the end of that period, however late it is made.
 * Returns its slug (`monthly-2026-10`); an edition that exists is left as it is. Throws RuleBroken while the period lasts, or
 * while the edition waits for an editor; NotFound.
 */
export async function issueEdition(ctx: Context, input: { readonly scheduleId: string; readonly periodStart: string }): Promise<string> {
  const actor = requireActor(ctx, 'issueEdition')
  const found = await readDuePeriod(ctx.db, input)
  if (!found) throw new NotFound('schedule')
  const { period, version, draft, edition } = found
  if (edition !== null) return edition
  const now = ctx.clock.now()
  if (now < period.endsAt) throw new RuleBroken({ key: 'errors.period_not_ended', values: { period: period.name, end: period.periodEnd } })
  const held = version.holdDays !== null
  if (held && !(draft && (draft.approvedAt !== null || draft.releaseAt <= now)))
    throw new RuleBroken({ key: 'errors.edition_held', values: { period: period.name } })
  return issue(ctx, actor, planOf(period, version, now))
}

/**
 * What the edition of a period is to be. It is late when it is made more than a day after it was due: the end of its period, and
 * for one that waits for an editor the days that it may wait.
 */
export function planOf(period: DuePeriod, version: ScheduleVersion, now: Date): EditionPlan {
  const due = period.endsAt.getTime() + (version.holdDays ?? 0) * A_DAY
  return {
    slug: `${period.schedule}-${period.name}`,
    kind: version.cadence,
    name: version.name,
    scheduleId: period.scheduleId,
    schedule: period.schedule,
    periodStart: period.periodStart,
    periodEnd: period.periodEnd,
    startsAt: period.startsAt,
    timeZone: version.timeZone,
    scope: version.scope,
    length: version.length,
    languages: version.languages,
    asOf: period.endsAt,
    late: now.getTime() - due > A_DAY,
    held: version.holdDays !== null,
    supersedes: null,
  }
}
