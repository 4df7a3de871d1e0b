import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'

/** What a mail is for; the unique keys of the table let each be there once. */
export type NewMail = { readonly subscriberId: string } & (
  | { readonly kind: 'confirmation'; readonly subscriptionId: string }
  | { readonly kind: 'access' }
  | { readonly kind: 'at_once' | 'edition'; readonly eventSeq: number }
  | { readonly kind: 'digest'; readonly runId: string }
)

/** Writes mails that are owed, each with the Message-ID that it keeps, and has them sent, in the caller's transaction. Those that are there already stay as they are. */
export async function enqueueMails(ctx: Context & { readonly db: Transaction }, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return
  const now = ctx.clock.now()
  const rows = mails.map((mail) => {
    const id = randomUUIDv7()
    return {
      id,
      subscriber_id: mail.subscriberId,
      kind: mail.kind,
      subscription_id: mail.kind === 'confirmation' ? mail.subscriptionId : null,
      event_seq: mail.kind === 'at_once' || mail.kind === 'edition' ? mail.eventSeq : null,
      run_id: mail.kind === 'digest' ? mail.runId : null,
      message_id: messageIdOf(id, ctx.settings.publicUrl),
      state: 'waiting' as const,
      created_at: now,
      next_try_at: now,
    }
  })
  await ctx.db
    .insertInto('mails')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await ctx.queue.enqueue(ctx.db, 'deliver-mails', {})
}

function messageIdOf(id: string, publicUrl: string): string {
  return `${id}@${new URL(publicUrl).hostname}`
}
