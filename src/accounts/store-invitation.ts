import { randomUUIDv7 } from 'node:crypto'
import type { AccountTables } from '../../db/schema/accounts.ts'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { INVITATION_LIFE_MS, newToken } from './invitation-token.ts'

export type InvitedRole = AccountTables['invitations']['role']

export interface NewInvitation {
  readonly role: InvitedRole
  readonly name: string | null
  readonly email: string | null
  /** The member organisation of a contributor or editor. */
  readonly organisationId?: string | null
  /** The institution that a representative will speak for. */
  readonly institutionId?: string | null
  /** Null: the first invitation, which the service prints in the terminal. */
  readonly invitedBy: string | null
}

/** Stores an invitation of seven days in the caller's transaction, journals it, and returns the only copy of its token. */
export async function storeInvitation(
  ctx: Context & { readonly db: Transaction },
  actor: Actor,
  invitation: NewInvitation,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const { token, sha256 } = newToken()
  const id = randomUUIDv7()
  const now = ctx.clock.now()
  const expiresAt = new Date(now.getTime() + INVITATION_LIFE_MS)
  const organisation = invitation.organisationId ?? null
  const institution = invitation.institutionId ?? null
  await ctx.db
    .insertInto('invitations')
    .values({
      id,
      token_sha256: sha256,
      role: invitation.role,
      name: invitation.name,
      email: invitation.email,
      organisation_id: organisation,
      institution_id: institution,
      invited_by: invitation.invitedBy,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
      account_id: null,
    })
    .execute()
  const details = { role: invitation.role, ...(organisation ? { organisation } : {}), ...(institution ? { institution } : {}) }
  await addJournalEntry(ctx, actor, { act: 'account_invited', subjectId: id, details })
  return { token, expiresAt }
}
