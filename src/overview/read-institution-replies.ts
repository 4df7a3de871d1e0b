import { sql } from 'kysely'
import type { InstitutionReply, ReplyFigures } from '../../templates/view/institution-record.ts'
import { lastDay } from '../recommendations/index.ts'
import type { Context } from '../kernel/context.ts'
import { readReplies, replyView } from '../replies/index.ts'
import { readTitles } from './read-titles.ts'
import { replyFigures } from './reply-figures.ts'

const SHOWN = 5

/** What an institution answered when it was invited to, now or as of an instant: the figures over all, and the latest invitations in full. */
export async function readInstitutionReplies(
  ctx: Context,
  slug: string,
  asOf: Date | null,
): Promise<{ readonly figures: ReplyFigures; readonly latest: readonly InstitutionReply[] }> {
  const bound = asOf ?? sql<Date>`'infinity'::timestamptz`
  const invitations = await ctx.db
    .selectFrom('reply_invitations as v')
    .innerJoin('institutions as i', 'i.id', 'v.institution_id')
    .leftJoin('replies as r', (join) => join.onRef('r.reply_invitation_id', '=', 'v.id').on('r.published_at', '<', bound))
    .select(['v.id', 'v.invited_at as invitedAt', 'v.deadline_on as deadline', 'r.published_at as answeredAt', 'r.late'])
    .where('i.slug', '=', slug)
    .where('v.invited_at', '<', bound)
    .orderBy('v.event_seq', 'desc')
    .execute()
  const replies = await readReplies(ctx.db, { invitationIds: invitations.slice(0, SHOWN).map(({ id }) => id) }, asOf)
  const titles = await readTitles(
    ctx,
    replies.map(({ recommendation }) => recommendation),
    asOf,
  )
  return {
    figures: replyFigures(invitations, lastDay(ctx, asOf)),
    latest: replies.map((reply) => ({
      ...replyView(reply),
      recommendation: { code: reply.recommendation, title: titles.get(reply.recommendation)?.title ?? {} },
    })),
  }
}
