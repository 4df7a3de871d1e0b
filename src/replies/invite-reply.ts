import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { inviteRepresentative } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent } from '../log/index.ts'
import { deadlineRange } from './deadline.ts'
import { hasRepresentative } from './has-representative.ts'
import { lockRepliedUpdate, type RepliedUpdate } from './lock-replied-update.ts'
import { InvitationInput } from './schemas.ts'

export interface InviteReplyInput {
  readonly updateId: string
  /** Last day for an answer in time, `YYYY-MM-DD` in the record's zone; absent: 21 days from today. */
  readonly deadlineOn?: string | undefined
}

/** A one-time link to an account that speaks for the institution; its token is stored nowhere else. */
export interface RepresentativeLink {
  readonly token: string
  readonly expiresAt: Date
}

/**
 * Invites the institution that a submitted or published update is about to answer it by a deadline; the event says so.
 * `link` is for its representative, when nobody has an account for the institution yet.
 * Throws Invalid (`deadlineOn`), RuleBroken (draft, withdrawn or corrected update, an invitation still unanswered), NotFound, Forbidden.
 */
export async function inviteReply(
  ctx: Context,
  input: InviteReplyInput,
): Promise<{ readonly invitationId: string; readonly link: RepresentativeLink | null }> {
  const actor = requireActor(ctx, 'inviteReply')
  const range = deadlineRange(ctx)
  const { deadlineOn } = parse(InvitationInput, { deadlineOn: input.deadlineOn ?? range.usual })
  if (deadlineOn < range.least || deadlineOn > range.most) {
    throw new Invalid({ deadlineOn: { key: 'errors.deadline_out_of_range', values: { least: range.least, most: range.most } } })
  }
  return inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    const update = await lockRepliedUpdate(trx, input.updateId)
    await requireInvitable(trx, update)
    const id = randomUUIDv7()
    const { seq, occurredAt } = await appendEvent(inside, actor, {
      kind: 'reply_invited',
      subjects: { recommendation_id: update.recommendationId, addressee_id: update.addresseeId, status_update_id: update.id },
      leaf: {
        recommendation: update.recommendation,
        institution: update.institution,
        update: update.id,
        invitation: id,
        deadline_on: deadlineOn,
      },
    })
    await trx
      .insertInto('reply_invitations')
      .values({
        id,
        status_update_id: update.id,
        institution_id: update.institutionId,
        invited_at: occurredAt,
        deadline_on: deadlineOn,
        event_seq: seq,
      })
      .execute()
    const known = await hasRepresentative(trx, update.institutionId)
    return { invitationId: id, link: known ? null : await inviteRepresentative(inside, { institutionId: update.institutionId }) }
  })
}

async function requireInvitable(trx: Transaction, update: RepliedUpdate): Promise<void> {
  if (update.state !== 'submitted' && update.state !== 'published') throw new RuleBroken({ key: 'errors.reply_to_draft' })
  if (!update.stands) throw new RuleBroken({ key: 'errors.reply_to_superseded' })
  const open = await trx
    .selectFrom('reply_invitations as i')
    .leftJoin('replies as r', 'r.reply_invitation_id', 'i.id')
    .select('i.id')
    .where('i.status_update_id', '=', update.id)
    .where('r.id', 'is', null)
    .executeTakeFirst()
  if (open) throw new RuleBroken({ key: 'errors.already_invited' })
}
