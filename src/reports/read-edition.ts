import type { EditionView, ReportSnapshot } from '../../templates/view/edition.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { readTexts } from '../log/index.ts'
import { listEditions } from './list-editions.ts'

/**
 * One edition by slug with its snapshot, as text (the very bytes that its digest is of) and parsed; parsed, a corrections note that was
 * redacted since is replaced by what says so. Throws NotFound.
 */
export async function readEdition(
  ctx: Context,
  slug: string,
): Promise<{ readonly edition: EditionView; readonly snapshotText: string; readonly snapshot: ReportSnapshot }> {
  const [edition] = await listEditions(ctx, { slug }, null)
  if (!edition) throw new NotFound('edition')
  const row = await ctx.db.selectFrom('editions').select(['id', 'snapshot']).where('slug', '=', slug).executeTakeFirstOrThrow()
  const snapshot = JSON.parse(row.snapshot) as ReportSnapshot
  if (!snapshot.supersedes) return { edition, snapshotText: row.snapshot, snapshot }
  const note = (await readTexts(ctx.db, [row.id])).get(row.id)?.['note'] ?? {}
  return { edition, snapshotText: row.snapshot, snapshot: { ...snapshot, supersedes: { ...snapshot.supersedes, note } } }
}
