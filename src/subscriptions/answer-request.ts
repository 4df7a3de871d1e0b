import { sql, type Selectable } from 'kysely'
import type { SubscriptionTables } from '../../db/schema/subscriptions.ts'
import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import { enqueueMails } from '../mail/index.ts'
import { parseTopicKey } from '../topics/index.ts'
import { CONFIRMATIONS_PER_ADDRESS, LINKS_PER_ADDRESS, REMEMBERED_MS } from './limits.ts'
import { preparePending } from './prepare-pending.ts'

export type StoredRequest = Selectable<SubscriptionTables['subscription_requests']>

/**
 * Writes the mail that a request asks for, unless the address had its share of them today or there is nobody to write to; then
 * only fingerprints of the request are left.
 */
export async function answerRequest(ctx: Context & { readonly db: Transaction }, request: StoredRequest): Promise<void> {
  const fingerprint = request.address_fingerprint
  await sql`select pg_advisory_xact_lock(hashtext(${`subscriber ${fingerprint.toString('hex')}`}))`.execute(ctx.db)
  const mailed =
    (await hasRoom(ctx, request)) && (request.kind === 'access' ? await sendLink(ctx, request) : await askToConfirm(ctx, request))
  await ctx.db
    .updateTable('subscription_requests')
    .set({ answered_at: ctx.clock.now(), mailed, address_sealed: null, topic: null, frequency: null, language: null })
    .where('id', '=', request.id)
    .execute()
}

async function hasRoom(ctx: Context, request: StoredRequest): Promise<boolean> {
  const { mailed } = await ctx.db
    .selectFrom('subscription_requests')
    .select(sql<number>`count(*)::int`.as('mailed'))
    .where('address_fingerprint', '=', request.address_fingerprint)
    .where('kind', '=', request.kind)
    .where('mailed', '=', true)
    .where('requested_at', '>', new Date(ctx.clock.now().getTime() - REMEMBERED_MS))
    .executeTakeFirstOrThrow()
  return mailed < (request.kind === 'access' ? LINKS_PER_ADDRESS : CONFIRMATIONS_PER_ADDRESS)
}

async function sendLink(ctx: Context & { readonly db: Transaction }, request: StoredRequest): Promise<boolean> {
  const subscriber = await ctx.db
    .selectFrom('subscribers')
    .select('id')
    .where('address_fingerprint', '=', request.address_fingerprint)
    .executeTakeFirst()
  if (subscriber) await enqueueMails(ctx, [{ kind: 'access', subscriberId: subscriber.id }])
  return subscriber !== undefined
}

async function askToConfirm(ctx: Context & { readonly db: Transaction }, request: StoredRequest): Promise<boolean> {
  const { address_sealed: sealed, frequency, language } = request
  const topic = parseTopicKey(request.topic ?? '')
  if (topic === null || sealed === null || frequency === null || language === null) return false
  const asked = { fingerprint: request.address_fingerprint, sealed, frequency, language, topic }
  await enqueueMails(ctx, [{ kind: 'confirmation', ...(await preparePending(ctx, asked)) }])
  return true
}
