import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { freezeSnapshot } from './freeze-snapshot.ts'
import { planOf } from './issue-edition.ts'
import { readDuePeriod } from './read-due-period.ts'
import { renderReport } from './render-report.ts'

/**
 * The PDF in a language that an edition which waits for an editor would have if it were issued now. Nothing is kept.
 * Throws NotFound (no draft, issued meanwhile, not one of its languages), Forbidden.
 */
export async function previewEdition(
  ctx: Context,
  of: { readonly schedule: string; readonly period: string; readonly language: string },
): Promise<Buffer> {
  requireActor(ctx, 'approveEdition')
  const found = await readDuePeriod(ctx.db, of)
  if (!found?.draft || found.edition !== null || !found.version.languages.includes(of.language)) throw new NotFound('draft')
  const { text } = await freezeSnapshot(ctx, planOf(found.period, found.version, ctx.clock.now()))
  return (await renderReport(text, of.language)).content
}
