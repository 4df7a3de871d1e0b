import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { lockCursor } from './lock-cursor.ts'

/** Acts told in one transaction. */
const STEP = 100

/** From `fromSeq` up to, but not including, `toSeq`. */
export interface SeqRange {
  readonly fromSeq: number
  readonly toSeq: number
}

/**
 * Lets a channel tell the acts that are noted and that it has not told: in order, each in exactly one transaction that commits,
 * which moves the channel's cursor too. When `tell` throws, the step is as if it had not been; other instances wait meanwhile.
 */
export async function advanceChannel(
  ctx: Context,
  channel: string,
  tell: (trxCtx: Context & { readonly db: Transaction }, range: SeqRange) => Promise<void>,
): Promise<void> {
  for (let more = true; more;) {
    more = await inTransaction(ctx.db, async (trx) => {
      const fromSeq = await lockCursor(trx, channel)
      const noted = await trx.selectFrom('channel_cursors').select('next_seq').where('channel', '=', 'noted').executeTakeFirstOrThrow()
      const toSeq = Math.min(fromSeq + STEP, noted.next_seq)
      if (toSeq <= fromSeq) return false
      await tell({ ...ctx, db: trx }, { fromSeq, toSeq })
      await trx.updateTable('channel_cursors').set({ next_seq: toSeq }).where('channel', '=', channel).execute()
      return toSeq < noted.next_seq
    })
  }
}
