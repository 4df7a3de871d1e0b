import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'

/** The sequence number that is noted, or told by this channel, next; locked until the transaction ends. A new channel begins with what came after the upgrade that brought channels. */
export async function lockCursor(trx: Transaction, channel: string): Promise<number> {
  const lock = () => trx.selectFrom('channel_cursors').select('next_seq').where('channel', '=', channel).forUpdate().executeTakeFirst()
  const found = await lock()
  if (found) return found.next_seq
  await sql`insert into channel_cursors (channel, next_seq)
    select ${channel}, next_seq from channel_cursors where channel = 'beginning' on conflict (channel) do nothing`.execute(trx)
  return (await trx.selectFrom('channel_cursors').select('next_seq').where('channel', '=', channel).forUpdate().executeTakeFirstOrThrow())
    .next_seq
}
