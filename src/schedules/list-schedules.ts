import { sql } from 'kysely'
import type { EditionRef } from '../../templates/view/references.ts'
import type { ScheduleItem } from '../../templates/view/schedule.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { lastPeriod } from './ledger.ts'
import { nextRuns } from './next-runs.ts'
import type { ScopeNames } from '../recommendations/index.ts'
import { readNamed, runView, settingsView } from './settings-view.ts'
import { listVersions } from './schedule-versions.ts'

/** Every schedule, those in force first, each with its next edition, its last one, and what waits or failed. Throws Forbidden. */
export async function listSchedules(ctx: Context): Promise<readonly ScheduleItem[]> {
  requireActor(ctx, 'manageSchedules')
  const named = await readNamed(ctx)
  const rows = await ctx.db.selectFrom('report_schedules').selectAll().orderBy('active_from').orderBy('slug').execute()
  const items: ScheduleItem[] = []
  for (const row of rows) items.push(await scheduleItem(ctx, row, named))
  return items.toSorted((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null))
}

export async function scheduleItem(
  ctx: Context,
  { id, slug, ended_at }: { readonly id: string; readonly slug: string; readonly ended_at: Date | null },
  named: ScopeNames,
): Promise<ScheduleItem> {
  const [current] = await listVersions(ctx.db, id)
  if (!current) throw new Error(`schedule ${slug} has no version`)
  const [next] = ended_at === null ? nextRuns(current, await lastPeriod(ctx.db, id), ctx.clock.now(), 1) : []
  return {
    ...settingsView(current, named),
    slug,
    version: current.version,
    endedAt: ended_at?.toISOString() ?? null,
    next: next ? runView(next) : null,
    lastEdition: await lastEdition(ctx, id),
    ...(await marksOf(ctx, id)),
  }
}

async function lastEdition(ctx: Context, scheduleId: string): Promise<EditionRef | null> {
  const row = await ctx.db
    .selectFrom('editions')
    .select(['number', 'revision', 'slug', 'kind', 'name', 'period_start', 'period_end'])
    .where('schedule_id', '=', scheduleId)
    .orderBy('as_of', 'desc')
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { period_start: periodStart, period_end: periodEnd, name, revision, ...rest } = row
  return { ...rest, ...(revision > 0 ? { revision } : {}), ...(name ? { name } : {}), periodStart, periodEnd }
}

/** Its periods without an edition that wait for an editor, and those whose edition could not be made so far. */
async function marksOf(ctx: Context, scheduleId: string): Promise<{ readonly held: number; readonly failed: number }> {
  const { rows } = await sql<{ held: number; failed: number }>`
    select count(*) filter (where exists (select from edition_drafts d where d.schedule_id = p.schedule_id
        and d.period_start = p.period_start and d.approved_at is null))::int as held,
      count(*) filter (where exists (select from edition_attempts a where a.schedule_id = p.schedule_id
        and a.period_start = p.period_start))::int as failed
    from report_periods p
    where p.schedule_id = ${scheduleId} and not exists (
      select from editions e where e.schedule_id = p.schedule_id and e.period_start = p.period_start)`.execute(ctx.db)
  return rows[0] ?? { held: 0, failed: 0 }
}
