import type { ReplyDeskView } from '../../templates/pages/reply-desk.page.ts'
import type { InstitutionRef } from '../../templates/view/references.ts'
import type { Context } from '../kernel/context.ts'
import { may } from '../kernel/permissions.ts'
import { readUpdates } from '../recommendations/index.ts'
import { readInvitedAssessments } from './read-invited-assessments.ts'

/** Who has to reply to what by when; for a representative also every published assessment of their institution. Throws Forbidden. */
export async function readReplyDesk(ctx: Context): Promise<ReplyDeskView> {
  const invited = await readInvitedAssessments(ctx)
  const institution = may(ctx.actor, 'inviteReply') ? null : await ownInstitution(ctx)
  return {
    institution,
    open: invited.filter(({ reply }) => !reply.answer).toSorted((a, b) => a.reply.deadline.localeCompare(b.reply.deadline)),
    answered: invited.filter(({ reply }) => reply.answer),
    updates: institution === null ? [] : await readUpdates(ctx.db, { institution: institution.slug }, null),
  }
}

async function ownInstitution(ctx: Context): Promise<InstitutionRef> {
  return ctx.db
    .selectFrom('institutions')
    .select(['slug', 'name', 'country'])
    .where('id', '=', ctx.actor?.institutionId ?? '')
    .executeTakeFirstOrThrow()
}
