import type { Transaction } from '../../db/schema.ts'

/** Whoever changes what somebody follows holds that person's row first, so that nobody waits in a circle. Mails about them may be written meanwhile. */
export async function lockSubscriber(trx: Transaction, subscriberId: string): Promise<void> {
  await trx.selectFrom('subscribers').select('id').where('id', '=', subscriberId).forNoKeyUpdate().executeTakeFirst()
}
