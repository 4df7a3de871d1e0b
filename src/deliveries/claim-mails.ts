import type { Context } from '../kernel/context.ts'
import type { MailRow } from './mail-row.ts'

const PRIORITIES = [0, 1, 2] as const

/**
 * Takes up to `limit` mails that are due, of the most urgent kind that has any, for one sender until the lease ends. Rows that
 * another sender is taking at the moment are left to it.
 */
export async function claimMails(ctx: Context, sender: string, limit: number, leaseUntil: Date): Promise<readonly MailRow[]> {
  for (const priority of PRIORITIES) {
    const rows = await ctx.db
      .with('due', (db) =>
        db
          .selectFrom('mails')
          .select('id')
          .where('state', '=', 'waiting')
          .where('priority', '=', priority)
          .where('next_try_at', '<=', ctx.clock.now())
          .orderBy('next_try_at')
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      )
      .updateTable('mails')
      .set({ state: 'sending', claimed_by: sender, lease_until: leaseUntil })
      .where('id', 'in', (db) => db.selectFrom('due').select('id'))
      .returningAll()
      .execute()
    if (rows.length > 0) return rows
  }
  return []
}
