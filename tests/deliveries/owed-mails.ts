import { randomUUIDv7 } from 'node:crypto'
import type { Database } from '../../db/schema.ts'
import type { ComposeMails } from '../../src/deliveries/index.ts'
import type { Context } from '../../src/kernel/context.ts'

const RUN = '00000000-0000-7000-8000-00000000d19e'

/** Writes a digest run with one mail for each of so many subscribers, `s0@example.org` and so on, who follow everything weekly. Returns their ids. */
export async function oweDigest(ctx: Context, subscribers: number): Promise<readonly string[]> {
  const { db } = ctx
  const now = ctx.clock.now()
  await ensureRun(db, now)
  const topic = await ensureTopic(db, now)
  const ids = Array.from({ length: subscribers }, () => randomUUIDv7())
  const sealed = (place: number) => ctx.vault.seal('address', addressOf(place))
  for (let from = 0; from < subscribers; from += 1000) {
    const some = ids.slice(from, from + 1000).map((id, place) => ({ id, place: from + place }))
    const common = { created_at: now, delete_after: null, language: 'es' } as const
    await db
      .insertInto('subscribers')
      .values(
        some.map(({ id, place }) => ({
          ...common,
          id,
          address_fingerprint: ctx.vault.fingerprint('address', addressOf(place)),
          address_sealed: sealed(place),
          links_since: null,
        })),
      )
      .execute()
    await db
      .insertInto('subscriptions')
      .values(
        some.map(({ id }) => ({
          id: randomUUIDv7(),
          subscriber_id: id,
          topic_id: topic,
          frequency: 'weekly' as const,
          requested_at: now,
          confirm_before: now,
          confirmed_at: now,
          from_seq: 0,
          ended_at: null,
          end_reason: null,
        })),
      )
      .execute()
    await db
      .insertInto('mails')
      .values(
        some.map(({ id }) => {
          const mail = randomUUIDv7()
          return {
            id: mail,
            subscriber_id: id,
            kind: 'digest' as const,
            run_id: RUN,
            message_id: `${mail}@vigia.example`,
            state: 'waiting' as const,
            created_at: now,
            next_try_at: now,
          }
        }),
      )
      .execute()
  }
  return ids
}

export function addressOf(place: number): string {
  return `s${place}@example.org`
}

/** Short messages, each to the address of its subscriber. */
export function shortMessages(ids: readonly string[]): ComposeMails {
  const places = new Map(ids.map((id, place) => [id, place]))
  return async (_, rows) =>
    new Map(
      rows.map((row) => {
        const to = addressOf(places.get(row.subscriber_id) ?? -1)
        return [row.id, { to, subject: row.kind, text: 'Hola\n', html: '<p>Hola</p>\n', language: 'es' }]
      }),
    )
}

async function ensureRun(db: Database, now: Date): Promise<void> {
  const run = { id: RUN, frequency: 'weekly', runs_on: '2026-11-23', from_seq: 0, to_seq: 0, started_at: now } as const
  await db
    .insertInto('digest_runs')
    .values({ ...run, enqueued_at: now, finished_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function ensureTopic(db: Database, now: Date): Promise<string> {
  const found = await db.selectFrom('topics').select('id').where('stream', '=', 'changes').where('query', '=', '').executeTakeFirst()
  if (found) return found.id
  const id = randomUUIDv7()
  await db.insertInto('topics').values({ id, stream: 'changes', query: '', created_at: now }).execute()
  return id
}
