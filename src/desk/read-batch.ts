import { sql } from 'kysely'
import type { BatchView } from '../../templates/pages/batch.page.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { may, requireActor } from '../kernel/permissions.ts'
import { readTexts } from '../log/index.ts'
import { listAddressees } from '../recommendations/index.ts'
import { readDraft } from './read-draft.ts'
import { readStanding } from './read-standing.ts'

/**
 * Updates written in one act for several addressees, as far as the actor may see them: their own that are open, or what waits
 * for a reviewer. Those that say the same stand together. Throws NotFound (none of them to be seen), Forbidden.
 */
export async function readBatch(ctx: Context, batchId: string): Promise<Omit<BatchView, 'errors' | 'values' | 'changed'>> {
  const actor = requireActor(ctx, 'seeWorkspace')
  const reviewer = may(actor, 'reviewUpdate')
  const rows = await ctx.db
    .selectFrom('status_updates as u')
    .selectAll('u')
    .select(
      sql<string>`coalesce((select string_agg(l.evidence_id::text || l.announcement_only, ' ' order by l.position)
        from status_update_evidence l where l.status_update_id = u.id), '')`.as('evidence'),
    )
    .where('u.batch_id', '=', batchId)
    .where('u.state', '<>', 'published')
    .orderBy('u.id')
    .execute()
  const seen = rows.filter((row) => row.author_id === actor.accountId || (reviewer && row.state === 'submitted'))
  const addresseeIds = seen.map((row) => row.addressee_id)
  const addressees = new Map(
    (await listAddressees(ctx, { addresseeIds, withdrawn: true }, null)).map((addressee) => [addressee.id, addressee]),
  )
  const texts = await readTexts(
    ctx.db,
    seen.map((row) => row.id),
  )
  const groups = new Map<string, (typeof seen)[number][]>()
  for (const row of seen) {
    const { summary, reason } = texts.get(row.id) ?? {}
    const content = [row.status, row.effective_on, row.significance, row.byline, summary, reason, row.evidence]
    const group = JSON.stringify(content)
    groups.set(group, [...(groups.get(group) ?? []), row])
  }
  const contents: BatchView['contents'][number][] = []
  for (const group of groups.values()) {
    const [first] = group
    if (!first) continue
    const items: BatchView['contents'][number]['items'][number][] = []
    for (const row of group) {
      const addressee = addressees.get(row.addressee_id)
      if (!addressee) continue
      const standing = await readStanding(ctx, row.addressee_id, row.created_at, row.id)
      const moved = standing.since.length > 0
      items.push({ id: row.id, state: row.state as 'draft', version: row.version, seen: standing.seen, moved, addressee })
    }
    contents.push({ content: await readDraft(ctx, first.id), items })
  }
  if (contents.length === 0) throw new NotFound('batch')
  const waiting = seen.filter((row) => row.state === 'submitted')
  const own = seen.every((row) => row.author_id === actor.accountId)
  const named = seen.some((row) => row.byline !== null)
  const ownBarred = reviewer && own && waiting.length > 0 && (!ctx.settings.singlePerson || named)
  return {
    id: batchId,
    contents,
    can: {
      submit: seen.some((row) => row.author_id === actor.accountId && row.state !== 'submitted'),
      publish: reviewer && waiting.length > 0 && !ownBarred,
    },
    ownBarred,
  }
}
