import type { Transaction } from '../../db/schema.ts'

/**
 * Waits for every append under way and makes all later events carry an instant at or after `instant`. What a reader then
 * sees of the record before `instant` can never grow: a report's snapshot is taken behind this fence. Returns the log's size.
 */
export async function fenceLog(trx: Transaction, instant: Date): Promise<number> {
  const head = await trx.selectFrom('log_head').select(['size', 'last_instant']).forUpdate().executeTakeFirstOrThrow()
  if (head.last_instant < instant) {
    await trx.updateTable('log_head').set({ last_instant: instant }).where('only_row', '=', true).execute()
  }
  return head.size
}
