import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { inTransaction } from '../../db/transaction.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { listAddressees } from '../../src/recommendations/index.ts'
import { ensureTopic, parseTopicKey } from '../../src/topics/index.ts'
import { publishOne } from './publish-one.ts'

const BATCH = 5_000
const STATUSES = ['committed', 'partial', 'not_started'] as const
const TEXT = 'El portal muestra tres textos íntegros y anuncia los demás para el próximo trimestre; la comisión pidió precisar fechas.'

/** The catalogue, and so many people who follow one to three of sixty topics every week, since now. */
export async function fillFollowers(ctx: Context, people: number): Promise<void> {
  await loadCatalogue(ctx)
  const topics = await makeTopics(ctx)
  const { size } = await ctx.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  const now = ctx.clock.now()
  for (let from = 0; from < people; from += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, people - from) }, (_, index) => {
      const address = `reader${from + index}@example.org`
      return {
        id: randomUUIDv7(),
        fingerprint: ctx.vault.fingerprint('subscriber address', address),
        sealed: ctx.vault.seal('subscriber address', address),
        language: index % 3 === 0 ? 'en' : 'es',
        topics: Array.from({ length: 1 + (index % 3) }, (__, place) => topics[(index * 7 + place * 13) % topics.length] ?? ''),
      }
    })
    await sql`insert into subscribers (id, address_fingerprint, address_sealed, language, created_at)
      select * from unnest(${some.map(({ id }) => id)}::uuid[], ${some.map(({ fingerprint }) => fingerprint)}::bytea[],
        ${some.map(({ sealed }) => sealed)}::bytea[], ${some.map(({ language }) => language)}::text[]),
        (select ${now}::timestamptz) n`.execute(ctx.db)
    const all = some.flatMap(({ id, topics: own }) => [...new Set(own)].map((topic) => ({ id: randomUUIDv7(), subscriber: id, topic })))
    await sql`insert into subscriptions (id, subscriber_id, topic_id, frequency, requested_at, confirm_before, confirmed_at, from_seq)
      select u.*, 'weekly', ${now}, ${now}, ${now}, ${size}
      from unnest(${all.map(({ id }) => id)}::uuid[], ${all.map(({ subscriber }) => subscriber)}::uuid[],
        ${all.map(({ topic }) => topic)}::uuid[]) u`.execute(ctx.db)
  }
  await sql`analyze`.execute(ctx.db)
}

/** A week's work: so many assessments published, one after the other. */
export async function publishSome(ctx: Context, acts: number): Promise<void> {
  const addressees = await listAddressees(ctx, {}, null)
  for (let index = 0; index < acts; index += 1) {
    const status = STATUSES[index % STATUSES.length] ?? 'committed'
    await publishOne(ctx, addressees[(index * 3) % addressees.length]?.id ?? '', { status, reason: { es: TEXT, en: TEXT } })
  }
}

async function makeTopics(ctx: Context): Promise<readonly string[]> {
  const all = await listAddressees(ctx, {}, null)
  const values = (pick: (one: (typeof all)[number]) => string) => [...new Set(all.map(pick))]
  const keys = [
    'changes',
    ...values(({ theme }) => theme.slug).map((slug) => `changes?theme=${slug}`),
    ...values(({ institution }) => institution.slug).map((slug) => `changes?institution=${slug}`),
    ...values(({ recommendation }) => recommendation.code).map((code) => `changes?recommendation=${code}`),
    ...values(({ institution }) => institution.country).map((country) => `changes?country=${country}`),
    ...values(({ theme }) => theme.slug).map((slug) => `changes?theme=${slug}&country=PE`),
  ]
  return inTransaction(ctx.db, async (trx) => {
    const ids: string[] = []
    for (const key of keys) {
      const topic = parseTopicKey(key)
      if (topic) ids.push(await ensureTopic({ ...ctx, db: trx }, topic))
    }
    return ids
  })
}
