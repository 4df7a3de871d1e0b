import type { Context } from '../kernel/context.ts'
import type { PreparedContent } from './prepare-content.ts'
import type { ScheduleVersion } from './schedule-versions.ts'

/** Writes a further version of a schedule, in force from an instant on, or from where the one before began if the clock went back. */
export async function addVersion(
  ctx: Pick<Context, 'db'>,
  schedule: { readonly id: string; readonly current: ScheduleVersion | null },
  content: PreparedContent,
  made: { readonly at: Date; readonly ended: boolean; readonly accountId: string | null },
): Promise<void> {
  const { current } = schedule
  await ctx.db
    .insertInto('report_schedule_versions')
    .values({
      schedule_id: schedule.id,
      version: (current?.version ?? 0) + 1,
      in_force_from: current !== null && current.inForceFrom > made.at ? current.inForceFrom : made.at,
      name: content.name,
      cadence: content.cadence,
      cron: content.cron,
      time_zone: content.timeZone,
      scope: content.scope,
      length: content.length,
      languages: [...content.languages],
      topics: [...content.topics],
      hold_days: content.holdDays,
      ended: made.ended,
      account_id: made.accountId,
    })
    .execute()
}
