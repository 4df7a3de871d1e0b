import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { InvitedPerson } from './schemas.ts'
import { storeInvitation } from './store-invitation.ts'

export interface InviteRepresentativeInput {
  readonly institutionId: string
  /** Fills in the form for the invited person, who may change it. */
  readonly name?: string | undefined
  readonly email?: string | undefined
}

/**
 * Invites one person to an account that speaks for an institution, in the caller's transaction. Returns the token of the
 * link, which is stored nowhere else, and when it expires (seven days). Throws NotFound, Invalid (`name`, `email`), Forbidden.
 */
export async function inviteRepresentative(
  ctx: Context & { readonly db: Transaction },
  input: InviteRepresentativeInput,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const actor = requireActor(ctx, 'inviteReply')
  const person = parse(InvitedPerson, { name: input.name ?? '', email: input.email ?? '' })
  const institution = await ctx.db.selectFrom('institutions').select('id').where('id', '=', input.institutionId).executeTakeFirst()
  if (!institution) throw new NotFound('institution')
  return storeInvitation(ctx, actor, {
    role: 'institution',
    name: person.name || null,
    email: person.email || null,
    institutionId: institution.id,
    invitedBy: actor.accountId,
  })
}
