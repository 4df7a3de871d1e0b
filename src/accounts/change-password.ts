import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Forbidden } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import type { Auth } from './create-auth.ts'
import { readSession } from './read-session.ts'
import { refuseKnownPassword } from './refuse-known-password.ts'
import { renewSession } from './renew-session.ts'
import { requireOwnPassword } from './require-own-password.ts'
import { newPassword } from './schemas.ts'
import { tellOwner } from './tell-owner.ts'

export interface ChangePasswordInput {
  /** Not asked for in the first minutes of a session that a link by mail started. */
  readonly oldPassword: string
  readonly password: string
  readonly passwordAgain: string
}

/**
 * Sets the actor's password; every other session and link of the account ends, and this session goes on under a new token:
 * `setCookie` are whole header values. The owner is told by mail. Throws Forbidden, Invalid (`old_password`, `password`,
 * `password_again`), and RuleBroken `too_many_attempts` after five wrong old passwords in a minute.
 */
export async function changePassword(
  ctx: Context,
  auth: Auth,
  headers: Headers,
  input: ChangePasswordInput,
): Promise<{ readonly setCookie: string[] }> {
  const actor = requireActor(ctx, 'manageOwnAccount')
  const session = await readSession(ctx, auth, headers)
  if (!session) throw new Forbidden({ key: 'errors.sign_in_needed' }, true)
  const typed = { old_password: input.oldPassword, password: input.password, password_again: input.passwordAgain }
  const { password } = parse(newPassword(!session.isPasswordFree), typed)
  await requireOwnPassword(ctx, auth, actor, session, input.oldPassword)
  await refuseKnownPassword(password, await ownTexts(ctx, actor.accountId))
  const { password: passwords } = await auth.$context
  const hash = await passwords.hash(password)
  const now = ctx.clock.now()
  await inTransaction(ctx.db, async (trx) => {
    await trx
      .updateTable('credentials')
      .set({ password: hash, updated_at: now })
      .where('user_id', '=', session.userId)
      .where('provider_id', '=', 'credential')
      .execute()
    await trx.updateTable('sessions').set({ password_free_until: null }).where('id', '=', session.id).execute()
    await trx.deleteFrom('sessions').where('user_id', '=', session.userId).where('id', '<>', session.id).execute()
    await trx.deleteFrom('sign_in_links').where('user_id', '=', session.userId).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'password_changed', subjectId: actor.accountId, details: {} })
    await tellOwner({ ...ctx, db: trx }, actor.accountId, 'password_changed')
  })
  return renewSession(ctx, auth, session)
}

/** What attackers who know somebody try first: names, address, whom they work for. */
async function ownTexts(ctx: Context, accountId: string): Promise<readonly string[]> {
  const row = await ctx.db
    .selectFrom('accounts as a')
    .innerJoin('users as u', 'u.id', 'a.user_id')
    .leftJoin('organisations as o', 'o.id', 'a.organisation_id')
    .leftJoin('institutions as i', 'i.id', 'a.institution_id')
    .select(['a.name', 'a.public_name', 'a.pseudonym', 'u.email', 'o.name as organisation', 'i.name as institution'])
    .where('a.id', '=', accountId)
    .executeTakeFirstOrThrow()
  const works = [row.organisation, row.institution].flatMap((name) => Object.values(name ?? {}))
  return [row.name, row.public_name, row.pseudonym ?? '', row.email, ...works]
}
