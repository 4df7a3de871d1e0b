import { isDeepStrictEqual } from 'node:util'
import type { ScheduleSettings, ScheduleVersionView, ScheduleView } from '../../templates/view/schedule.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { countMatching } from './count-matching.ts'
import { lastPeriod } from './ledger.ts'
import { scheduleItem } from './list-schedules.ts'
import { nextRuns } from './next-runs.ts'
import type { ScopeNames } from '../recommendations/index.ts'
import { readNamed, runView, settingsView } from './settings-view.ts'
import { listVersions, type ScheduleVersion } from './schedule-versions.ts'

/** One schedule with its next five editions and every version of it: who set it, and what changed. Throws NotFound, Forbidden. */
export async function readSchedule(ctx: Context, slug: string): Promise<ScheduleView> {
  requireActor(ctx, 'manageSchedules')
  const row = await ctx.db.selectFrom('report_schedules').selectAll().where('slug', '=', slug).executeTakeFirst()
  if (!row) throw new NotFound('schedule')
  const named = await readNamed(ctx)
  const item = await scheduleItem(ctx, row, named)
  const versions = await listVersions(ctx.db, row.id)
  const [current] = versions
  const runs = current && row.ended_at === null ? nextRuns(current, await lastPeriod(ctx.db, row.id), ctx.clock.now(), 5) : []
  return {
    ...item,
    runs: runs.map(runView),
    ...(await countMatching(ctx, item.scope.query)),
    versions: await versionViews(ctx, versions, named),
  }
}

async function versionViews(
  ctx: Context,
  versions: readonly ScheduleVersion[],
  named: ScopeNames,
): Promise<readonly ScheduleVersionView[]> {
  const accounts = await ctx.db.selectFrom('accounts').select(['id', 'name']).execute()
  const names = new Map(accounts.map(({ id, name }) => [id, name]))
  return versions.map((version, index) => {
    const before = versions[index + 1]
    const settings = settingsView(version, named)
    return {
      version: version.version,
      from: version.inForceFrom.toISOString(),
      by: version.accountId === null ? null : (names.get(version.accountId) ?? null),
      act: !before ? 'created' : before.ended === version.ended ? 'changed' : version.ended ? 'ended' : 'resumed',
      settings,
      changed: before ? changed(settingsView(before, named), settings) : [],
    }
  })
}

function changed(before: ScheduleSettings, after: ScheduleSettings): readonly (keyof ScheduleSettings)[] {
  return (Object.keys(after) as (keyof ScheduleSettings)[]).filter((key) => !isDeepStrictEqual(before[key], after[key]))
}
