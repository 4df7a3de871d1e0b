import type { Database } from '../../db/schema.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Actor } from '../kernel/permissions.ts'

const SYSTEM_ACCOUNT = '00000000-0000-7000-8000-000000000001'
const NAME = 'Vigía'

/** The service itself, which seeds and runs scheduled jobs; its account is made when it is not there yet. */
export async function systemActor(db: Database, clock: Clock): Promise<Actor> {
  await db
    .insertInto('accounts')
    .values({
      id: SYSTEM_ACCOUNT,
      user_id: null,
      role: 'system',
      name: NAME,
      public_name: NAME,
      organisation_id: null,
      institution_id: null,
      created_at: clock.now(),
      disabled_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return {
    accountId: SYSTEM_ACCOUNT,
    role: 'system',
    name: NAME,
    publicName: NAME,
    organisationId: null,
    institutionId: null,
    scopes: null,
  }
}
