import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { isNoMailbox, readBounceAddress, type FeedbackReport } from '../mail/index.ts'
import { endSubscriber } from '../subscriptions/index.ts'

const REPORTS = 1_000

const Reports = z
  .array(
    z.object({
      returnPaths: z.array(z.string().max(2_000)).max(20),
      kind: z.enum(['bounce', 'complaint', 'delayed']),
      status: z
        .string()
        .regex(/^[245]\.\d{1,3}\.\d{1,3}$/)
        .nullable(),
    }),
  )
  .max(REPORTS)

/** `not_ours`: no token that we signed, or of a mail that is long gone. `unchanged`: nothing that ends a subscription. `ended_before`: nothing was left to end. */
export type FeedbackOutcome = 'ended' | 'ended_before' | 'unchanged' | 'not_ours'

/**
 * Believes reports of failures and complaints as far as they carry a token that we signed: an address that gets no mail, and
 * whoever complains, is not written to again. What is temporary, or a refusal of policy or content, changes nothing. The same
 * report may come again. The signature in the token is what permits this. Throws Invalid.
 */
export async function takeFeedback(ctx: Context, input: readonly FeedbackReport[]): Promise<readonly FeedbackOutcome[]> {
  const outcomes: FeedbackOutcome[] = []
  for (const report of parse(Reports, input)) {
    const [mailId] = report.returnPaths.map((path) => readBounceAddress(ctx.vault, path)).filter((id) => id !== null)
    outcomes.push(mailId === undefined ? 'not_ours' : await take(ctx, mailId, report))
  }
  return outcomes
}

async function take(ctx: Context, mailId: string, { kind, status }: z.output<typeof Reports>[number]): Promise<FeedbackOutcome> {
  return inTransaction(ctx.db, async (trx) => {
    const mail = await trx.selectFrom('mails').select(['id', 'subscriber_id']).where('id', '=', mailId).executeTakeFirst()
    if (!mail) return 'not_ours'
    const ends = kind === 'complaint' || (kind === 'bounce' && (status === null || isNoMailbox(status)))
    if (!ends) return 'unchanged'
    const reason = kind === 'complaint' ? 'complaint' : 'bounce'
    const ended = await endSubscriber({ ...ctx, db: trx }, mail.subscriber_id, reason)
    await trx
      .updateTable('mails')
      .set({ response: status === null ? reason : `${reason} ${status}` })
      .where('id', '=', mail.id)
      .where('finished_at', 'is not', null)
      .execute()
    return ended > 0 ? 'ended' : 'ended_before'
  })
}
