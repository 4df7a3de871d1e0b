import { z } from 'zod'
import type { Transaction } from '../../db/schema.ts'
import { NotFound } from '../kernel/errors.ts'

/** An invitation that an account made and nobody used or took back. Throws NotFound. */
export async function lockUnusedInvitation(trx: Transaction, id: string): Promise<{ readonly id: string; readonly name: string | null }> {
  const invitation = z.guid().safeParse(id).success
    ? await trx
        .selectFrom('invitations')
        .select(['id', 'name'])
        .where('id', '=', id)
        .where('used_at', 'is', null)
        .where('invited_by', 'is not', null)
        .where('revoked_at', 'is', null)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (!invitation) throw new NotFound('invitation')
  return invitation
}
