import { sql } from 'kysely'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { tellByMail } from '../../src/mailings/index.ts'
import { listAddressees } from '../../src/recommendations/index.ts'
import { ensureTopic, listTopicEvents, noteEvents, parseTopicKey, type Topic } from '../../src/topics/index.ts'
import { COUNTRIES, EVENT_KINDS, STATUSES } from '../../templates/view/scales.ts'
import { benchContext } from './bench-context.ts'
import { median, type Figures } from './figures.ts'
import { fillActs } from './fill-acts.ts'
import { publishOne } from './publish-one.ts'
import { throwAwayPostgres, type ThrowAwayPostgres } from './throw-away-postgres.ts'

const SUBSCRIPTIONS = 100_000
const TOPICS = 1_000
const PUBLICATIONS = 5
const PAGE = 50
const ROUNDS = 25
/** Filters that many acts fit, that need the text search, and that none fits. */
const NARROW = ['country=PE&status=partial', 'q=acuerdos', 'status=reversed']

/**
 * One publication matched against 100,000 subscriptions of 1,000 distinct topics, on a throw-away Postgres: milliseconds until its
 * facts and topics are noted, and until its mails are written as rows, which is most of it when half of them get one. Then
 * milliseconds of the first page of a topic's acts by the size of the log (`matching=1000,100000,1000000`).
 */
export async function matching(values: readonly string[]): Promise<Figures> {
  const server = await throwAwayPostgres()
  if (server === null) return { skipped: { why: 'needs the Postgres binaries' } }
  try {
    const sizes = values.length > 0 ? values.map(Number) : [1_000, 100_000]
    return {
      ...(await publications(server, 'matching_even', false)),
      ...(await publications(server, 'matching_half', true)),
      ...(await pages(server, sizes)),
    }
  } finally {
    await server.stop()
  }
}

async function opened(server: ThrowAwayPostgres, name: string) {
  const { db, close } = await connect({ databaseUrl: await server.create(name), dataDirectory: '', poolSize: 4 })
  await migrate(db)
  const ctx = await benchContext(db)
  await loadCatalogue(ctx)
  await noteEvents(ctx)
  return { db, ctx, close }
}

async function publications(server: ThrowAwayPostgres, name: string, half: boolean): Promise<Figures> {
  const { db, ctx, close } = await opened(server, name)
  await subscribe(db, ctx, half)
  const noting: number[] = []
  const telling: number[] = []
  const mails: number[] = []
  const addressees = await listAddressees(ctx, {}, null)
  await tellByMail(ctx)
  for (let index = 0; index < PUBLICATIONS; index += 1) {
    await publishOne(ctx, addressees[index * 7]?.id ?? '')
    const before = await rowsOf(db)
    const began = performance.now()
    await noteEvents(ctx)
    noting.push(performance.now() - began)
    await tellByMail(ctx)
    telling.push(performance.now() - began)
    mails.push((await rowsOf(db)) - before)
  }
  await close()
  return {
    [`one publication, ${half ? 'half follow everything' : 'a hundred followers a topic'}`]: {
      'noted ms': Math.round(median(noting)),
      'mails written ms': Math.round(median(telling)),
      'slowest ms': Math.round(Math.max(...telling)),
      mails: median(mails),
    },
  }
}

async function rowsOf(db: Database): Promise<number> {
  return Number(
    (
      await db
        .selectFrom('mails')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
}

/** A thousand topics of one or two filters over what the record holds, the first of them everything; a hundred subscribers each, or `half` follow the first. */
async function subscribe(db: Database, ctx: Context, half: boolean): Promise<void> {
  const keys = topicKeys(await listAddressees(ctx, {}, null))
  await inTransaction(db, async (trx) => {
    for (const key of keys) await ensureTopic({ ...ctx, db: trx }, topicOf(key))
  })
  await sql`
    with made as materialized (select gen_random_uuid() as id, n from generate_series(1, ${SUBSCRIPTIONS}::int) n),
    subscribed as (
      insert into subscribers (id, address_fingerprint, address_sealed, language, created_at)
        select id, sha256(id::text::bytea), '\\x00', 'es', now() from made
    ), numbered as (select id, row_number() over (order by query) - 1 as place from topics)
    insert into subscriptions (id, subscriber_id, topic_id, frequency, requested_at, confirm_before, confirmed_at, from_seq)
      select gen_random_uuid(), m.id, t.id, 'at_once', now(), now(), now(), 0
      from made m join numbered t on t.place = case when ${half} and m.n % 2 = 0 then 0 else m.n % ${TOPICS}::int end`.execute(db)
  await sql`analyze`.execute(db)
}

function topicKeys(addressees: Awaited<ReturnType<typeof listAddressees>>): readonly string[] {
  const slugs = [...new Set(addressees.map(({ institution }) => institution.slug))]
  const themes = [...new Set(addressees.map(({ theme }) => theme.slug))]
  const codes = [...new Set(addressees.map(({ recommendation }) => recommendation.code))]
  const single = [
    ...slugs.map((slug) => `institution=${slug}`),
    ...themes.map((slug) => `theme=${slug}`),
    ...codes.map((code) => `recommendation=${code}`),
  ]
  const words = ['acuerdos', 'congreso', 'bases', 'transparencia', 'derechos humanos'].map((text) => `q=${encodeURIComponent(text)}`)
  const scales = [
    ...STATUSES.map((status) => `status=${status}`),
    ...COUNTRIES.map((country) => `country=${country}`),
    'overdue=1',
    'stale=1',
    ...words,
  ]
  const both = single.flatMap((one) => [...scales, ...EVENT_KINDS.map((kind) => `kind=${kind}`)].map((other) => `${one}&${other}`))
  return ['', ...single, ...scales, ...both].slice(0, TOPICS).map((query) => (query === '' ? 'changes' : `changes?${query}`))
}

function topicOf(key: string): Topic {
  const topic = parseTopicKey(key)
  if (topic === null) throw new Error(key)
  return topic
}

/** Logs of different sizes take turns, so that what else the machine does falls on all of them. */
async function pages(server: ThrowAwayPostgres, sizes: readonly number[]): Promise<Figures> {
  const logs = []
  for (const size of sizes) {
    const log = await opened(server, `acts_${size}`)
    await fillActs(log.db, size)
    logs.push(log)
  }
  const [theme, institution] = await oneOfEach(logs[0]?.ctx)
  const figures: Figures = {}
  for (const key of [
    'changes',
    'corrections',
    ...[theme, institution, 'recommendation=REC-02', ...NARROW].map((query) => `changes?${query}`),
  ]) {
    const times = logs.map((): number[] => [])
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, { ctx }] of logs.entries()) {
        const began = performance.now()
        await listTopicEvents(ctx, topicOf(key), { limit: PAGE })
        times[index]?.push(performance.now() - began)
      }
    }
    const medians = times.map((own) => Math.round(median(own) * 100) / 100)
    figures[`first page of ${key}`] = {
      ...Object.fromEntries(sizes.map((size, index) => [`${size.toLocaleString('en')} acts, ms`, medians[index] ?? Number.NaN])),
      ratio: Math.round(((medians.at(-1) ?? 0) / (medians[0] ?? 0)) * 100) / 100,
    }
  }
  for (const { close } of logs) await close()
  return figures
}

async function oneOfEach(ctx: Context | undefined): Promise<readonly [string, string]> {
  const [first] = ctx === undefined ? [] : await listAddressees(ctx, {}, null)
  return [`theme=${first?.theme.slug}`, `institution=${first?.institution.slug}`]
}
