import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { lockCursor } from './lock-cursor.ts'
import { topicColumns } from './topic-columns.ts'
import type { Topic } from './topic.ts'

/**
 * The id of the topic's one row, made when nobody followed it yet. Acts that are noted after the caller's transaction belong to
 * it: until that ends, none is noted.
 */
export async function ensureTopic(ctx: Context & { readonly db: Transaction }, topic: Topic): Promise<string> {
  const columns = topicColumns(topic)
  const find = () =>
    ctx.db.selectFrom('topics').select('id').where('stream', '=', columns.stream).where('query', '=', columns.query).executeTakeFirst()
  const found = await find()
  if (found) return found.id
  await lockCursor(ctx.db, 'noted')
  const meanwhile = await find()
  if (meanwhile) return meanwhile.id
  const id = randomUUIDv7()
  await ctx.db
    .insertInto('topics')
    .values({ id, ...columns, created_at: ctx.clock.now() })
    .execute()
  return id
}
