import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound, RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent, sealTexts, textDigests, writeTexts } from '../log/index.ts'
import { lockRepliedUpdate } from './lock-replied-update.ts'
import { ReplyInput } from './schemas.ts'

export interface PublishReplyInput {
  readonly invitationId: string
  readonly text: { readonly es: string; readonly en: string }
}

/**
 * Publishes an institution's answer word for word and at once, also after the deadline (then it says so). Returns the event's
 * sequence number. Only its format is checked: 5,000 characters a language, at least one language, no control characters.
 * Throws Invalid (`text`, `text.es`, `text.en`), NotFound (also when another institution was invited), RuleBroken
 * `already_replied`, Forbidden.
 */
export async function publishReply(ctx: Context, input: PublishReplyInput): Promise<number> {
  const actor = requireActor(ctx, 'writeReply')
  const { text } = parse(ReplyInput, { text: input.text })
  return inTransaction(ctx.db, async (trx) => {
    const invitation = await trx.selectFrom('reply_invitations').selectAll().where('id', '=', input.invitationId).executeTakeFirst()
    if (!invitation || invitation.institution_id !== actor.institutionId) throw new NotFound('reply invitation')
    const update = await lockRepliedUpdate(trx, invitation.status_update_id)
    const earlier = await trx.selectFrom('replies').select('id').where('reply_invitation_id', '=', invitation.id).executeTakeFirst()
    if (earlier) throw new RuleBroken({ key: 'errors.already_replied' })
    const missed = await trx.selectFrom('reply_lapses').select('id').where('reply_invitation_id', '=', invitation.id).executeTakeFirst()
    const late = missed !== undefined || dateIn(ctx.settings.timeZone, ctx.clock.now()) > invitation.deadline_on
    const id = randomUUIDv7()
    await writeTexts(trx, id, { reply: text })
    const { seq, occurredAt } = await appendEvent({ ...ctx, db: trx }, actor, {
      kind: 'reply_published',
      subjects: { recommendation_id: update.recommendationId, addressee_id: update.addresseeId, status_update_id: update.id },
      leaf: {
        recommendation: update.recommendation,
        institution: update.institution,
        update: update.id,
        invitation: invitation.id,
        reply: id,
        deadline_on: invitation.deadline_on,
        late,
        texts: await textDigests(trx, id),
      },
    })
    await trx
      .insertInto('replies')
      .values({ id, reply_invitation_id: invitation.id, published_at: occurredAt, late, event_seq: seq })
      .execute()
    await sealTexts(trx, [id], occurredAt)
    return seq
  })
}
