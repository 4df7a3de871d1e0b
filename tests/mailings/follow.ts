import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import { ensureTopic, parseTopicKey } from '../../src/topics/index.ts'
import type { Frequency } from '../../templates/view/subscription.ts'
import type { TestRecord } from '../support/record.ts'

export interface Follower {
  readonly address: string
  /** Topics by key, each with how often. */
  readonly follows: Readonly<Record<string, Frequency>>
  readonly language?: 'es' | 'en'
  readonly attachReports?: boolean
}

/** Somebody who has confirmed these subscriptions now, as if they had done it by mail. Returns their id. */
export async function follow(record: TestRecord, { address, follows, language = 'es', attachReports = false }: Follower): Promise<string> {
  const { system: ctx } = record
  const id = randomUUIDv7()
  const now = ctx.clock.now()
  await inTransaction(ctx.db, async (trx) => {
    await trx
      .insertInto('subscribers')
      .values({
        id,
        address_fingerprint: ctx.vault.fingerprint('subscriber address', address),
        address_sealed: ctx.vault.seal('subscriber address', address),
        language,
        attach_reports: attachReports,
        created_at: now,
        delete_after: null,
        links_since: null,
      })
      .execute()
    const { size } = await trx.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
    for (const [place, [key, frequency]] of Object.entries(follows).entries()) {
      const topic = parseTopicKey(key)
      if (!topic) throw new Error(`no topic: ${key}`)
      await trx
        .insertInto('subscriptions')
        .values({
          id: randomUUIDv7(),
          subscriber_id: id,
          topic_id: await ensureTopic({ ...ctx, db: trx }, topic),
          frequency,
          // In this order: ids of one millisecond have none.
          requested_at: new Date(now.getTime() + place),
          confirm_before: now,
          confirmed_at: now,
          from_seq: size,
          ended_at: null,
          end_reason: null,
        })
        .execute()
    }
  })
  return id
}
