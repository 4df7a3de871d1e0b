import type { Context } from '../kernel/context.ts'

/** Gives back what a sender holds, as if it had never been taken. */
export async function releaseMails(ctx: Context, sender: string): Promise<void> {
  await ctx.db
    .updateTable('mails')
    .set({ state: 'waiting', claimed_by: null, lease_until: null })
    .where('state', '=', 'sending')
    .where('claimed_by', '=', sender)
    .execute()
}

/** Gives back what senders hold that did not renew their lease: they were killed, or lost the database. The Message-ID stays, so a mailbox that got it keeps one. */
export async function releaseExpired(ctx: Context): Promise<void> {
  await ctx.db
    .updateTable('mails')
    .set({ state: 'waiting', claimed_by: null, lease_until: null })
    .where('state', '=', 'sending')
    .where('lease_until', '<=', ctx.clock.now())
    .execute()
}
