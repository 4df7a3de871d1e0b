import type { EditionView, ReportSnapshot } from '../../templates/view/edition.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { listEditions } from './list-editions.ts'

/** One edition by slug with its snapshot, as text (the very bytes that its digest is of) and parsed. Throws NotFound. */
export async function readEdition(
  ctx: Context,
  slug: string,
): Promise<{ readonly edition: EditionView; readonly snapshotText: string; readonly snapshot: ReportSnapshot }> {
  const [edition] = await listEditions(ctx, { slug }, null)
  if (!edition) throw new NotFound('edition')
  const row = await ctx.db.selectFrom('editions').select('snapshot').where('slug', '=', slug).executeTakeFirstOrThrow()
  return { edition, snapshotText: row.snapshot, snapshot: JSON.parse(row.snapshot) as ReportSnapshot }
}
