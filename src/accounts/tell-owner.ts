import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import type { SecurityChange } from '../../templates/mail/security-change.mail.ts'

/** Has the owner of an account told by mail what changed about its security, when the caller's transaction commits. */
export async function tellOwner(ctx: Context & { readonly db: Transaction }, accountId: string, change: SecurityChange): Promise<void> {
  const at = ctx.clock.now().toISOString()
  await ctx.queue.enqueue(ctx.db, 'send-security-mail', { accountId, change, at }, randomUUIDv7())
}
