import type { InvitedAssessment } from '../../templates/pages/parts/invited-assessment.ts'
import { readEvidence } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import { Forbidden } from '../kernel/errors.ts'
import { may } from '../kernel/permissions.ts'
import { readTexts } from '../log/index.ts'
import { listRecommendations } from '../recommendations/index.ts'
import { readReplies, replyView, type FoundReply } from '../replies/index.ts'

/**
 * Invitations to reply, the latest first, with the assessments that they are about: of every institution for who may invite, of
 * one's own for a representative. Of an unpublished assessment evidence that is not public is counted only. Throws Forbidden.
 */
export async function readInvitedAssessments(ctx: Context, invitationId?: string): Promise<readonly InvitedAssessment[]> {
  const own = await institutionOf(ctx)
  const replies = await readReplies(
    ctx.db,
    { ...(own === null ? {} : { institutionId: own }), ...(invitationId === undefined ? {} : { invitationIds: [invitationId] }) },
    null,
  )
  if (replies.length === 0) return []
  const codes = [...new Set(replies.map((reply) => reply.recommendation))]
  const recommendations = await listRecommendations(ctx, { recommendationCodes: codes, withdrawn: true }, null)
  const contents = await readContents(ctx, replies)
  const represented = await representedInstitutions(ctx)
  return replies.flatMap((reply) => {
    const recommendation = recommendations.find((candidate) => candidate.code === reply.recommendation)
    const addressee = recommendation?.addressees.find((candidate) => candidate.id === reply.addresseeId)
    const update = contents.get(reply.updateId)
    if (!recommendation || !addressee || !update) return []
    return {
      updateId: reply.updateId,
      recommendation: addressee.recommendation,
      statement: recommendation.statement,
      institution: addressee.institution,
      reply: replyView(reply),
      represented: represented.has(reply.institutionId),
      ...update,
    }
  })
}

/** Null: all of them. Throws Forbidden to whom neither inviting nor replying is permitted. */
async function institutionOf(ctx: Context): Promise<string | null> {
  if (ctx.actor === null) throw new Forbidden({ key: 'errors.sign_in_needed' }, true)
  if (may(ctx.actor, 'inviteReply')) return null
  if (may(ctx.actor, 'writeReply') && ctx.actor.institutionId !== null) return ctx.actor.institutionId
  throw new Forbidden({ key: 'errors.not_allowed' })
}

async function readContents(
  ctx: Context,
  replies: readonly FoundReply[],
): Promise<ReadonlyMap<string, Pick<InvitedAssessment, 'state' | 'content'>>> {
  const ids = [...new Set(replies.map((reply) => reply.updateId))]
  const rows = await ctx.db.selectFrom('status_updates').select(['id', 'state', 'status', 'effective_on']).where('id', 'in', ids).execute()
  const texts = await readTexts(ctx.db, ids)
  const links = await ctx.db
    .selectFrom('status_update_evidence')
    .select(['status_update_id', 'evidence_id', 'announcement_only'])
    .where('status_update_id', 'in', ids)
    .orderBy('position')
    .execute()
  const evidence = await readEvidence(ctx.db, [...new Set(links.map((link) => link.evidence_id))])
  return new Map(
    rows.map((row) => {
      const state = row.state === 'published' || row.state === 'submitted' ? row.state : 'reworked'
      const cited = links.filter((link) => link.status_update_id === row.id)
      const shown = cited.flatMap((link) => {
        const view = evidence.get(link.evidence_id)
        return view ? [{ ...view, announcementOnly: link.announcement_only }] : []
      })
      const content = {
        status: row.status,
        effectiveOn: row.effective_on,
        summary: texts.get(row.id)?.['summary'] ?? {},
        reason: texts.get(row.id)?.['reason'] ?? {},
        evidence: shown,
        hiddenEvidence: cited.length - shown.length,
      }
      return [row.id, { state, content: state === 'reworked' ? null : content }]
    }),
  )
}

async function representedInstitutions(ctx: Context): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectFrom('accounts')
    .select('institution_id')
    .where('role', '=', 'institution')
    .where('disabled_at', 'is', null)
    .execute()
  return new Set(rows.flatMap((row) => row.institution_id ?? []))
}
