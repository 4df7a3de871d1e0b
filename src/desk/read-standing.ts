import type { UpdateStanding } from '../../templates/pages/parts/standing-notices.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { currentUpdate, readUpdates } from '../recommendations/index.ts'

/**
 * Where an addressee stands for somebody who writes or reviews an update of it: the current update, what was published after
 * `since`, one's own open updates of it, and how many of other people wait for review. `except`: the update in question itself.
 * Throws Forbidden.
 */
export async function readStanding(ctx: Context, addresseeId: string, since: Date, except: string | null): Promise<UpdateStanding> {
  const actor = requireActor(ctx, 'seeWorkspace')
  const seen = await currentUpdate(ctx.db, addresseeId)
  const rows = await ctx.db
    .selectFrom('status_updates')
    .select(['id', 'state', 'author_id', 'published_at', 'changed_at'])
    .where('addressee_id', '=', addresseeId)
    .orderBy('changed_at')
    .execute()
  const after = rows.filter((row) => row.published_at !== null && row.published_at > since).map((row) => row.id)
  const updates = await readUpdates(ctx.db, { ids: seen === null ? after : [...new Set([seen, ...after])] }, null)
  const open = rows.filter((row) => row.state !== 'published' && row.id !== except)
  return {
    seen,
    current: updates.find((update) => update.id === seen) ?? null,
    since: updates.filter((update) => after.includes(update.id)),
    ownOpen: open
      .filter((row) => row.author_id === actor.accountId)
      .map((row) => ({ id: row.id, changedAt: row.changed_at.toISOString() })),
    othersWaiting: open.filter((row) => row.author_id !== actor.accountId && row.state === 'submitted').length,
  }
}
