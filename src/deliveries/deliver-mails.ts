import type { Context } from '../kernel/context.ts'

/** Hands over the mails that are owed. */
export async function deliverMails(ctx: Context): Promise<void> {
  await ctx.db.selectFrom('mails').select('id').where('state', '=', 'waiting').limit(1).execute()
}
