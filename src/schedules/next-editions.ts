import type { NextEdition } from '../../templates/view/schedule.ts'
import type { Context } from '../kernel/context.ts'
import { lastPeriod } from './ledger.ts'
import { nextRuns } from './next-runs.ts'
import { listVersions } from './schedule-versions.ts'
import { readNamed, runView, settingsView } from './settings-view.ts'

/** The next edition of every schedule in force, the soonest first; for everybody. */
export async function nextEditions(ctx: Context): Promise<readonly NextEdition[]> {
  const named = await readNamed(ctx)
  const rows = await ctx.db.selectFrom('report_schedules').select(['id', 'slug']).where('ended_at', 'is', null).orderBy('slug').execute()
  const coming: NextEdition[] = []
  for (const { id, slug } of rows) {
    const [current] = await listVersions(ctx.db, id)
    const [run] = current ? nextRuns(current, await lastPeriod(ctx.db, id), ctx.clock.now(), 1) : []
    if (!current || !run) continue
    const { name, cadence, cron, timeZone, scope, holdDays } = settingsView(current, named)
    coming.push({ ...runView(run), slug, name, cadence, cron, timeZone, scope, holdDays })
  }
  return coming.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
