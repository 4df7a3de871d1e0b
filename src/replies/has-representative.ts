import type { Database } from '../../db/schema.ts'

/** Whether somebody has an account that speaks for the institution and is not disabled. */
export async function hasRepresentative(db: Database, institutionId: string): Promise<boolean> {
  const account = await db
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', 'institution')
    .where('institution_id', '=', institutionId)
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return account !== undefined
}
