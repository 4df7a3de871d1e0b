import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import type { InvitedRole } from './store-invitation.ts'

export interface InvitationEntry {
  readonly id: string
  readonly role: InvitedRole
  readonly name: string | null
  readonly email: string | null
  readonly organisation: Readonly<Record<string, string>> | null
  readonly institution: Readonly<Record<string, string>> | null
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** Invitations that somebody made and nobody used, expired ones too, newest first. Throws Forbidden. */
export async function listInvitations(ctx: Context): Promise<readonly InvitationEntry[]> {
  requireActor(ctx, 'managePeople')
  return ctx.db
    .selectFrom('invitations as i')
    .leftJoin('organisations', 'organisations.id', 'i.organisation_id')
    .leftJoin('institutions', 'institutions.id', 'i.institution_id')
    .select([
      'i.id',
      'i.role',
      'i.name',
      'i.email',
      'organisations.name as organisation',
      'institutions.name as institution',
      'i.created_at as createdAt',
      'i.expires_at as expiresAt',
    ])
    .where('i.used_at', 'is', null)
    .where('i.invited_by', 'is not', null)
    .where('i.revoked_at', 'is', null)
    .orderBy('i.created_at', 'desc')
    .orderBy('i.id', 'desc')
    .execute()
}
