import { isAPIError } from 'better-auth/api'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import type { Auth } from './create-auth.ts'
import { readInvitation } from './read-invitation.ts'
import { refuseKnownPassword } from './refuse-known-password.ts'
import { acceptance, Email } from './schemas.ts'
import { storeAccount } from './store-account.ts'

export interface AcceptInvitationInput {
  readonly token: string
  readonly name: string
  /** The name that the public record shows, for good. */
  readonly publicName: string
  readonly email: string
  readonly password: string
  readonly passwordAgain: string
}

/**
 * Makes the account that a link invites to, and uses the link up: user, password, account and invitation in one
 * transaction, so that of two people on one link exactly one gets an account. Returns the account's id; signs nobody in.
 * An invitation for one address is good for that address only, whatever the form says.
 * Throws RuleBroken `invitation_invalid`, Invalid (`name`, `public_name`, `email`, `password`, `password_again`).
 */
export async function acceptInvitation(ctx: Context, auth: Auth, input: AcceptInvitationInput): Promise<string> {
  const invitation = await readInvitation(ctx, input.token)
  const address = invitation.email ?? input.email
  const form = parse(acceptance(await isTaken(ctx, address)), {
    name: input.name,
    public_name: input.publicName,
    email: address,
    password: input.password,
    password_again: input.passwordAgain,
  })
  const works = [invitation.organisation, invitation.institution].flatMap((name) => Object.values(name ?? {}))
  await refuseKnownPassword(form.password, [form.name, form.public_name, form.email, ...works])
  const person = { name: form.name, publicName: form.public_name, email: form.email, password: form.password }
  try {
    return await inTransaction(ctx.db, (trx) => storeAccount({ ...ctx, db: trx }, auth, input.token, person))
  } catch (error) {
    if (isAPIError(error) && (await isTaken(ctx, form.email))) throw new Invalid({ email: { key: 'errors.email_taken' } })
    throw error
  }
}

async function isTaken(ctx: Context, email: string): Promise<boolean> {
  const address = Email.safeParse(email)
  if (!address.success) return false
  const user = await ctx.db.selectFrom('users').select('id').where('email', '=', address.data).executeTakeFirst()
  return user !== undefined
}
