import type { ReviewGoneView } from '../../templates/pages/review-gone.page.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'

/** What became of an update that was submitted once and is with its author again. Its content is nobody else's now. Throws NotFound, Forbidden. */
export async function readReviewFate(ctx: Context, id: string): Promise<Omit<ReviewGoneView, 'comment'>> {
  requireActor(ctx, 'reviewUpdate')
  const row = await ctx.db
    .selectFrom('status_updates')
    .select(['changed_at', 'return_comment'])
    .where('id', '=', id)
    .where('state', '=', 'returned')
    .executeTakeFirst()
  if (!row) throw new NotFound('status update')
  return { changedAt: row.changed_at.toISOString(), returnComment: row.return_comment }
}
