import type { SchedulePreview } from '../../templates/view/schedule.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { checkNewSlug } from './check-new-slug.ts'
import { countMatching } from './count-matching.ts'
import { lastPeriod } from './ledger.ts'
import { nextRuns } from './next-runs.ts'
import { prepareContent } from './prepare-content.ts'
import type { ScheduleInput } from './schemas.ts'
import { readNamed, runView, settingsView } from './settings-view.ts'

/**
 * What a schedule as typed would do, and nothing is saved: its next five editions and how many recommendations it would be about.
 * `known` for one that exists: the period under way keeps its end. Throws as createSchedule and changeSchedule do.
 */
export async function checkSchedule(
  ctx: Context,
  input: ScheduleInput & { readonly slug: string },
  known: boolean,
): Promise<SchedulePreview> {
  requireActor(ctx, 'manageSchedules')
  const { content } = known ? await prepareContent(ctx, input) : await checkNewSlug(ctx, input.slug, () => prepareContent(ctx, input))
  const row = await ctx.db.selectFrom('report_schedules').select('id').where('slug', '=', input.slug).executeTakeFirst()
  if (known && !row) throw new NotFound('schedule')
  const last = row ? await lastPeriod(ctx.db, row.id) : null
  return {
    settings: settingsView(content, await readNamed(ctx)),
    runs: nextRuns(content, last, ctx.clock.now(), 5).map(runView),
    ...(await countMatching(ctx, content.scope)),
  }
}
