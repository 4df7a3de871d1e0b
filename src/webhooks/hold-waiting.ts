import type { Transaction } from '../../db/schema.ts'

/** Holds what waits to be told to a webhook that is told nothing any more; tests go on. */
export async function holdWaiting(trx: Transaction, webhookId: string, now: Date): Promise<void> {
  await trx
    .updateTable('webhook_deliveries')
    .set({ state: 'held', finished_at: now })
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'waiting')
    .where('event_seq', 'is not', null)
    .execute()
}
