import type { Context } from '../kernel/context.ts'
import type { Message } from '../kernel/mailer.ts'
import { readRecipients } from '../subscriptions/index.ts'
import { openBatch } from './batch.ts'
import { composeActs } from './compose-acts.ts'
import { composeDigests } from './compose-digests.ts'
import { composeRequested } from './compose-requested.ts'
import type { MailRow } from './mail-row.ts'

/**
 * The messages of some hundred rows of `mails`, by the row's id, with the record read now. Null: there is nothing (any more) to
 * say, because nobody is there to read it, or nothing that is still followed is in it. Reads in sets, not row by row.
 */
export async function composeMails(ctx: Context, rows: readonly MailRow[]): Promise<ReadonlyMap<string, Message | null>> {
  if (rows.length === 0) return new Map()
  const recipients = await readRecipients(ctx, [...new Set(rows.map((row) => row.subscriber_id))])
  const batch = await openBatch(ctx, recipients)
  const of = (...kinds: readonly MailRow['kind'][]) => rows.filter((row) => kinds.includes(row.kind) && recipients.has(row.subscriber_id))
  return new Map<string, Message | null>([
    ...rows.map((row) => [row.id, null] as const),
    ...composeRequested(ctx, batch, of('confirmation', 'access')),
    ...(await composeActs(ctx, batch, of('at_once', 'edition'))),
    ...(await composeDigests(ctx, batch, of('digest'))),
  ])
}
