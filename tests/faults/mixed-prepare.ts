import { randomUUIDv7 } from 'node:crypto'
import type { Connection } from '../../db/connect.ts'
import { inTransaction } from '../../db/transaction.ts'
import { inviteAccount, systemActor } from '../../src/accounts/index.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { prepareDatabase } from '../../src/kernel/prepare-database.ts'
import { createBoss, startQueue } from '../../src/kernel/queue.ts'
import { createVault } from '../../src/kernel/vault.ts'
import { listAddressees } from '../../src/recommendations/index.ts'
import { ensureSchedules } from '../../src/schedules/index.ts'
import { ensureTopic, parseTopicKey } from '../../src/topics/index.ts'
import type { Frequency } from '../../templates/view/subscription.ts'
import { contextOf } from './context-of.ts'

/** What every process of the service is told about itself. */
export const VAULT_KEY = 'what nobody needs to keep, for a campaign only'

/** Who follows what: each of these so many times. */
const FOLLOWERS: readonly { readonly topic: string; readonly frequency: Frequency; readonly people: number }[] = [
  { topic: 'changes', frequency: 'weekly', people: 12 },
  { topic: 'changes', frequency: 'daily', people: 4 },
  { topic: 'changes', frequency: 'at_once', people: 2 },
  { topic: 'reports', frequency: 'reports', people: 6 },
]

export interface MixedRecord {
  /** Addressees that updates are written about. */
  readonly addressees: readonly string[]
  /** One-time links, by role. */
  readonly invitations: Readonly<Record<'contributor' | 'editor' | 'administrator' | 'second', string>>
}

/**
 * Migrates an empty database and makes a record to work on: the catalogue, the built-in schedules, a weekly one, one of another zone and
 * one that is held for an editor, followers of every frequency, an invitation for each role.
 */
export async function prepareMixed(connection: Connection, instant: string): Promise<MixedRecord> {
  await prepareDatabase(connection, undefined)
  const boss = createBoss(connection.pool, connection.engine, false)
  const bare = { ...contextOf(connection.db, instant, await startQueue(boss)), vault: createVault(Buffer.from(VAULT_KEY)) }
  const ctx: Context = { ...bare, actor: await systemActor(connection.db, bare.clock) }
  await ensureSchedules(ctx)
  await loadCatalogue(ctx)
  await addSchedule(ctx, new Date(instant), { slug: 'each-week', cadence: 'weekly', time_zone: 'America/Lima', hold_days: null })
  await addSchedule(ctx, new Date(instant), { slug: 'elsewhere', cadence: 'monthly', time_zone: 'America/New_York', hold_days: null })
  await addSchedule(ctx, new Date(instant), { slug: 'held', cadence: 'weekly', time_zone: 'America/Lima', hold_days: 3 })
  for (const { topic, frequency, people } of FOLLOWERS)
    for (let one = 0; one < people; one += 1) await addFollower(ctx, `${frequency}${one}@example.org`, topic, frequency)
  const invite = async (role: 'contributor' | 'editor' | 'administrator') => (await inviteAccount(ctx, { role })).token
  const invitations = {
    contributor: await invite('contributor'),
    editor: await invite('editor'),
    administrator: await invite('administrator'),
    second: await invite('administrator'),
  }
  const addressees = (await listAddressees(ctx, {}, null)).map(({ id }) => id)
  await boss.stop({ graceful: false, close: false })
  return { addressees, invitations }
}

async function addSchedule(
  { db }: Context,
  from: Date,
  own: { readonly slug: string; readonly cadence: 'weekly' | 'monthly'; readonly time_zone: string; readonly hold_days: number | null },
): Promise<void> {
  const id = randomUUIDv7()
  const { slug, ...version } = own
  await db.insertInto('report_schedules').values({ id, slug, active_from: from, ended_at: null }).execute()
  await db
    .insertInto('report_schedule_versions')
    .values({
      schedule_id: id,
      version: 1,
      in_force_from: from,
      name: { es: `Informe ${slug}`, en: `Report ${slug}` },
      cron: null,
      scope: 'country=US',
      length: 'brief',
      languages: ['en'],
      topics: ['all'],
      account_id: null,
      ...version,
    })
    .execute()
}

async function addFollower(ctx: Context, address: string, topicKey: string, frequency: Frequency): Promise<void> {
  const id = randomUUIDv7()
  const now = ctx.clock.now()
  const topic = parseTopicKey(topicKey)
  if (!topic) throw new Error(`no topic: ${topicKey}`)
  await inTransaction(ctx.db, async (trx) => {
    await trx
      .insertInto('subscribers')
      .values({
        id,
        address_fingerprint: ctx.vault.fingerprint('subscriber address', address),
        address_sealed: ctx.vault.seal('subscriber address', address),
        language: 'es',
        created_at: now,
        delete_after: null,
        links_since: null,
      })
      .execute()
    const { size } = await trx.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
    const topic_id = await ensureTopic({ ...ctx, db: trx }, topic)
    const times = { requested_at: now, confirm_before: now, confirmed_at: now, ended_at: null, end_reason: null }
    await trx
      .insertInto('subscriptions')
      .values({ id: randomUUIDv7(), subscriber_id: id, topic_id, frequency, from_seq: size, ...times })
      .execute()
  })
}
