import { z } from 'zod'
import type { RoleColumn } from '../../db/schema/accounts.ts'
import type { Transaction } from '../../db/schema.ts'
import { NotFound } from '../kernel/errors.ts'

/** Locked in one order, so that two administrators who disable each other wait and the second finds the first's act. */
export async function lockAdministrators(trx: Transaction): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map((row) => row.id)
}

export interface LockedAccount {
  readonly id: string
  readonly user_id: string | null
  readonly role: RoleColumn
  readonly organisation_id: string | null
  readonly institution_id: string | null
  readonly pseudonym: string | null
  readonly disabled_at: Date | null
}

/** Throws NotFound. */
export async function lockAccount(trx: Transaction, id: string): Promise<LockedAccount> {
  const account = z.guid().safeParse(id).success
    ? await trx
        .selectFrom('accounts')
        .select(['id', 'user_id', 'role', 'organisation_id', 'institution_id', 'pseudonym', 'disabled_at'])
        .where('id', '=', id)
        .forNoKeyUpdate()
        .executeTakeFirst()
    : undefined
  if (!account) throw new NotFound('account')
  return account
}
