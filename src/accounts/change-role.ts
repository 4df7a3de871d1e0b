import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockAccount, lockAdministrators } from './lock-account.ts'
import { requireMembership } from './require-membership.ts'
import { Membership } from './schemas.ts'

export interface ChangeRoleInput {
  readonly id: string
  readonly role: string
  /** For contributors and editors; may be empty. */
  readonly organisationId: string
  /** For representatives. */
  readonly institutionId: string
}

/**
 * Gives an account another role, organisation or institution; its sessions end, so that who has it signs in
 * again. Throws NotFound,
 * Forbidden, Invalid (`role`, `organisation`, `institution`), and RuleBroken `not_allowed` for one's own account, the last
 * administrator, the service's own and a disabled one.
 */
export async function changeRole(ctx: Context, input: ChangeRoleInput): Promise<void> {
  const actor = requireActor(ctx, 'managePeople')
  const chosen = parse(Membership, { role: input.role, organisation: input.organisationId, institution: input.institutionId })
  await inTransaction(ctx.db, async (trx) => {
    const administrators = await lockAdministrators(trx)
    const account = await lockAccount(trx, input.id)
    const isLast = account.role === 'administrator' && administrators.every((id) => id === account.id)
    const isFixed = account.id === actor.accountId || account.role === 'system' || account.disabled_at !== null
    if (isFixed || (isLast && chosen.role !== 'administrator')) throw new RuleBroken({ key: 'errors.not_allowed' })
    const { organisationId, institutionId } = await requireMembership(trx, chosen)
    await trx
      .updateTable('accounts')
      .set({ role: chosen.role, organisation_id: organisationId, institution_id: institutionId })
      .where('id', '=', account.id)
      .execute()
    if (account.user_id !== null && account.role !== chosen.role)
      await trx.deleteFrom('sessions').where('user_id', '=', account.user_id).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, {
      act: 'role_changed',
      subjectId: account.id,
      details: { from: account.role, to: chosen.role, organisation: organisationId, institution: institutionId },
    })
  })
}
