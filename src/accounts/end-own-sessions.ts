import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Forbidden, NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import type { Auth } from './create-auth.ts'
import { readSession } from './read-session.ts'

/**
 * Ends one other session of the actor's account, or all others without an `id`; the one of the request goes on. Throws Forbidden,
 * NotFound (a session that is not theirs, has ended, or is the one of the request).
 */
export async function endOwnSessions(ctx: Context, auth: Auth, headers: Headers, input: { readonly id?: string } = {}): Promise<void> {
  const actor = requireActor(ctx, 'manageOwnAccount')
  const own = await readSession(ctx, auth, headers)
  if (!own) throw new Forbidden({ key: 'errors.sign_in_needed' }, true)
  await inTransaction(ctx.db, async (trx) => {
    const others = trx.deleteFrom('sessions').where('user_id', '=', own.userId).where('id', '<>', own.id)
    const ended = await (input.id === undefined ? others : others.where('id', '=', input.id)).returning('id').execute()
    if (input.id !== undefined && ended.length === 0) throw new NotFound('session')
    if (ended.length === 0) return
    const details = { sessions: ended.length }
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'sessions_ended', subjectId: actor.accountId, details })
  })
}
