import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import type { EditionPlan } from './edition-plan.ts'
import { freezeSnapshot } from './freeze-snapshot.ts'
import { renderReport } from './render-report.ts'
import { RedactedMeanwhile, storeEdition, type EditionFile } from './store-edition.ts'

/** Whoever loses a number to another edition takes the next; as many as may be under way at once. */
const ATTEMPTS = 25

/**
 * Issues one edition: snapshot behind the log's fence, rendering outside any transaction, then files, digests and the event in
 * a short transaction that unique keys guard. Returns its slug; when somebody else issued it meanwhile, theirs stands.
 */
export async function issue(ctx: Context, actor: Actor, plan: EditionPlan): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const existing = await findIssued(ctx, plan)
    if (existing !== undefined) return existing
    const frozen = await freezeSnapshot(ctx, plan)
    const files: EditionFile[] = []
    for (const language of plan.languages) files.push({ language, ...(await renderReport(frozen.text, language)) })
    try {
      await storeEdition(ctx, actor, plan, frozen, files)
      return plan.slug
    } catch (error) {
      const again = error instanceof RedactedMeanwhile || (error as { code?: string }).code === '23505'
      if (attempt === ATTEMPTS || !again) throw error
    }
  }
}

async function findIssued(ctx: Context, plan: EditionPlan): Promise<string | undefined> {
  const found = await ctx.db
    .selectFrom('editions')
    .select('slug')
    .$if(plan.supersedes !== null, (query) => query.where('supersedes_id', '=', plan.supersedes?.id ?? ''))
    .$if(plan.supersedes === null && plan.scheduleId === null, (query) => query.where('kind', '=', 'baseline').where('revision', '=', 0))
    .$if(plan.supersedes === null && plan.scheduleId !== null, (query) =>
      query.where('schedule_id', '=', plan.scheduleId).where('period_start', '=', plan.periodStart).where('revision', '=', 0),
    )
    .executeTakeFirst()
  return found?.slug
}
