import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor, type Actor } from '../kernel/permissions.ts'
import { appendEvent } from '../log/index.ts'
import { lockRepliedUpdate } from './lock-replied-update.ts'

/**
 * Puts on record that no answer came by the deadline, once for each invitation whose last day is over in the record's zone and
 * whose update is published and stands. Any instance may call it at any time. Returns how many. Throws Forbidden.
 */
export async function lapseReplies(ctx: Context): Promise<number> {
  const actor = requireActor(ctx, 'lapseReplies')
  let lapsed = 0
  for (const invitation of await overdue(ctx, ctx.db)) if (await lapse(ctx, actor, invitation.status_update_id)) lapsed += 1
  return lapsed
}

function overdue(ctx: Context, db: Database, updateId?: string) {
  return db
    .selectFrom('reply_invitations as i')
    .innerJoin('status_updates as u', 'u.id', 'i.status_update_id')
    .select(['i.id', 'i.deadline_on', 'i.status_update_id'])
    .where('i.deadline_on', '<', dateIn(ctx.settings.timeZone, ctx.clock.now()))
    .where('u.state', '=', 'published')
    .where(sql<boolean>`not exists (select from replies r where r.reply_invitation_id = i.id)`)
    .where(sql<boolean>`not exists (select from reply_lapses l where l.reply_invitation_id = i.id)`)
    .where(sql<boolean>`not exists (select from withdrawals w where w.status_update_id = u.id)`)
    .where(sql<boolean>`not exists (select from status_updates c where c.corrects_id = u.id and c.state = 'published')`)
    .$if(updateId !== undefined, (query) => query.where('u.id', '=', updateId ?? ''))
    .orderBy('i.deadline_on')
    .orderBy('i.id')
    .execute()
}

async function lapse(ctx: Context, actor: Actor, updateId: string): Promise<boolean> {
  return inTransaction(ctx.db, async (trx) => {
    const update = await lockRepliedUpdate(trx, updateId)
    const [invitation] = await overdue(ctx, trx, updateId)
    if (!invitation) return false
    const { seq, occurredAt } = await appendEvent({ ...ctx, db: trx }, actor, {
      kind: 'reply_missed',
      subjects: { recommendation_id: update.recommendationId, addressee_id: update.addresseeId, status_update_id: update.id },
      leaf: {
        recommendation: update.recommendation,
        institution: update.institution,
        update: update.id,
        invitation: invitation.id,
        deadline_on: invitation.deadline_on,
      },
    })
    await trx
      .insertInto('reply_lapses')
      .values({ id: randomUUIDv7(), reply_invitation_id: invitation.id, lapsed_at: occurredAt, event_seq: seq })
      .execute()
    return true
  })
}
