import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { ensureTopic, type Topic } from '../topics/index.ts'

/** Makes these the topics of a webhook. Acts of new ones are told from now on; those it had go on. */
export async function storeTopics(ctx: Context & { readonly db: Transaction }, webhookId: string, topics: readonly Topic[]): Promise<void> {
  const { db } = ctx
  const ids: string[] = []
  for (const topic of topics) ids.push(await ensureTopic(ctx, topic))
  const { size } = await db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  await db.deleteFrom('webhook_topics').where('webhook_id', '=', webhookId).where('topic_id', 'not in', ids).execute()
  await db
    .insertInto('webhook_topics')
    .values(ids.map((id) => ({ webhook_id: webhookId, topic_id: id, from_seq: size })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
