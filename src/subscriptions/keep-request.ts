import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { FrequencyColumn } from '../../db/schema/subscriptions.ts'
import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { clientNetwork } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { ADDRESS, fingerprintOf } from './address-fingerprint.ts'
import { IN_ALL, PER_CLIENT, RATE_MS } from './limits.ts'

export interface AskedFor {
  readonly address: string
  readonly language: string
  /** The network address that the request came from, as far as it can be trusted. */
  readonly clientAddress: string
  /** Key of a topic and how often; null: the link to the preferences. */
  readonly subscription: { readonly topic: string; readonly frequency: FrequencyColumn } | null
}

/**
 * Keeps a request for the job that answers it. Does the same, in the same time, whatever the address is to us. Throws RuleBroken
 * `too_many_this_hour` (one client within an hour) and `subscriptions_busy` (everybody together), and then keeps nothing.
 */
export async function keepRequest(ctx: Context, asked: AskedFor): Promise<void> {
  const now = ctx.clock.now()
  const client = ctx.vault.fingerprint('subscription client', clientNetwork(asked.clientAddress))
  await inTransaction(ctx.db, async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('subscription_requests'))`.execute(trx)
    await requireRoom(trx, client, new Date(now.getTime() - RATE_MS))
    await trx
      .insertInto('subscription_requests')
      .values({
        id: randomUUIDv7(),
        kind: asked.subscription === null ? 'access' : 'subscribe',
        requested_at: now,
        address_fingerprint: fingerprintOf(ctx.vault, asked.address),
        client_fingerprint: client,
        address_sealed: ctx.vault.seal(ADDRESS, asked.address),
        topic: asked.subscription?.topic ?? null,
        frequency: asked.subscription?.frequency ?? null,
        language: asked.language,
        answered_at: null,
      })
      .execute()
    await ctx.queue.enqueue(trx, 'answer-subscription-requests', {})
  })
}

async function requireRoom(trx: Transaction, client: Buffer, since: Date): Promise<void> {
  const { own, all } = await trx
    .selectFrom('subscription_requests')
    .select(sql<number>`(count(*) filter (where client_fingerprint = ${client}))::int`.as('own'))
    .select(sql<number>`count(*)::int`.as('all'))
    .where('requested_at', '>', since)
    .executeTakeFirstOrThrow()
  if (own >= PER_CLIENT) throw new RuleBroken({ key: 'errors.too_many_this_hour' })
  if (all >= IN_ALL) throw new RuleBroken({ key: 'errors.subscriptions_busy' })
}
