import { sql } from 'kysely'
import type { UpdatePageView } from '../../templates/pages/update.page.ts'
import type { BylineKind } from '../accounts/index.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { may, requireActor } from '../kernel/permissions.ts'
import { readTexts } from '../log/index.ts'
import { readAddresseeContext } from './read-addressee-context.ts'
import { readStanding } from './read-standing.ts'

export type Draft = Omit<UpdatePageView, 'values' | 'errors' | 'notPublishable' | 'changed'> & {
  readonly addresseeId: string
  readonly ownBarred: boolean
  readonly bylineKind: BylineKind
  readonly createdAt: string
}

/**
 * An update as its author or a reviewer sees it: content, evidence of every sensitivity, and what this person may do with it.
 * `ownBarred`: only the rule that author and publisher differ stands between them and publishing. `began`: when the author
 * started, where it is known to be earlier than the draft itself. Throws NotFound, Forbidden.
 */
export async function readDraft(ctx: Context, id: string, began?: Date): Promise<Draft> {
  const actor = requireActor(ctx, 'seeWorkspace')
  const row = await ctx.db
    .selectFrom('status_updates as u')
    .innerJoin('accounts as a', 'a.id', 'u.author_id')
    .selectAll('u')
    .select(sql<string>`coalesce(u.byline, a.public_name)`.as('author'))
    .where('u.id', '=', id)
    .executeTakeFirst()
  const own = row?.author_id === actor.accountId
  const reviewer = may(actor, 'reviewUpdate')
  if (!row || (!own && !(reviewer && (row.state === 'submitted' || row.state === 'published')))) throw new NotFound('status update')
  const texts = (await readTexts(ctx.db, [id])).get(id) ?? {}
  const open = row.state === 'draft' || row.state === 'returned'
  const reviewable = reviewer && row.state === 'submitted'
  const ownBarred = reviewable && own && (!ctx.settings.singlePerson || row.byline !== null)
  return {
    id,
    addresseeId: row.addressee_id,
    state: row.state,
    addressee: await readAddresseeContext(ctx, row.addressee_id),
    standing: await readStanding(ctx, row.addressee_id, began ?? row.created_at, id),
    status: row.status,
    effectiveOn: row.effective_on,
    significance: row.significance,
    summary: texts['summary'] ?? {},
    reason: texts['reason'] ?? {},
    evidence: await citedWithSensitivity(ctx, id),
    author: row.author,
    bylineKind: row.byline_kind,
    own,
    batch: row.batch_id,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    comment: row.state === 'returned' ? row.return_comment : null,
    corrects: row.corrects_id,
    version: row.version,
    ownBarred,
    can: { edit: own && open, submit: own && open, return: reviewable, publish: reviewable && !ownBarred },
  }
}

async function citedWithSensitivity(ctx: Context, id: string): Promise<UpdatePageView['evidence']> {
  const links = await ctx.db
    .selectFrom('status_update_evidence as l')
    .innerJoin('evidence as e', 'e.id', 'l.evidence_id')
    .select(['e.id', 'e.sensitivity', 'l.announcement_only'])
    .where('l.status_update_id', '=', id)
    .orderBy('l.position')
    .execute()
  const views = await readEvidence(
    ctx.db,
    links.map((link) => link.id),
    'every sensitivity',
  )
  return links.flatMap((link) => {
    const view = views.get(link.id)
    return view ? { evidence: { ...view, announcementOnly: link.announcement_only }, sensitivity: link.sensitivity } : []
  })
}
