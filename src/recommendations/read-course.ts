import { sql } from 'kysely'
import type { CourseUpdate } from '../../templates/view/course.ts'
import type { Context } from '../kernel/context.ts'
import { before, winningOrder } from './as-of.ts'

/** Every published update of a recommendation, without its texts, the oldest in the world first, as of an instant (null: now). */
export async function readCourse(ctx: Context, code: string, asOf: Date | null): Promise<readonly CourseUpdate[]> {
  const rows = await ctx.db
    .selectFrom('status_updates as u')
    .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
    .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
    .leftJoin('withdrawals as w', (join) => join.onRef('w.status_update_id', '=', 'u.id').on(before('w.withdrawn_at', asOf)))
    .leftJoin('status_updates as c', (join) =>
      join.onRef('c.corrects_id', '=', 'u.id').on('c.state', '=', 'published').on(before('c.published_at', asOf)),
    )
    .select(['u.id', 'u.addressee_id', 'u.status', 'u.effective_on', 'w.id as withdrawal_id', 'c.id as correction_id'])
    .where('r.code', '=', code)
    .where('u.state', '=', 'published')
    .where(before('u.published_at', asOf))
    .orderBy(sql`${winningOrder('u')}`)
    .execute()
  return rows.toReversed().map((row) => ({
    id: row.id,
    addresseeId: row.addressee_id,
    status: row.status,
    effectiveOn: row.effective_on,
    standing: row.withdrawal_id !== null ? 'withdrawn' : row.correction_id !== null ? 'corrected' : 'standing',
  }))
}
