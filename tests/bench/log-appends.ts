import { sql } from 'kysely'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../../src/kernel/context.ts'
import { appendEvent } from '../../src/log/index.ts'
import { benchContext } from './bench-context.ts'
import { median, type Figures } from './figures.ts'
import { throwAwayPostgres } from './throw-away-postgres.ts'

const ROUNDS = 7
const APPENDS = 100
const LINE = 'x'.repeat(400)

/**
 * Appends a second to the log on a throw-away Postgres, each event in its own transaction: one writer and sixteen, medians of
 * rounds; by turns with bare inserts of a line of that length.
 */
export async function logAppends(): Promise<Figures> {
  const server = await throwAwayPostgres()
  if (server === null) return { skipped: { why: 'needs the Postgres binaries' } }
  try {
    const figures: Figures = {}
    const { db, close } = await connect({ databaseUrl: await server.create('appends'), dataDirectory: '', poolSize: 16 })
    await migrate(db)
    const ctx = await benchContext(db)
    await sql`create table bare (line text)`.execute(db)
    await round(16, (own, at) => append(ctx, own, at))
    for (const writers of [1, 16]) {
      const rates: number[] = []
      const bare: number[] = []
      for (let index = 0; index < ROUNDS; index += 1) {
        rates.push(await round(writers, (own, at) => append(ctx, own, at)))
        bare.push(await round(writers, () => insert(ctx)))
      }
      const [slowest, fastest] = [Math.min(...rates), Math.max(...rates)]
      figures[`${writers} writers, Postgres ${server.version}`] = {
        'appends/s': median(rates),
        slowest,
        fastest,
        'bare inserts/s': median(bare),
        'share of the bare inserts': Math.round(median(rates.map((rate, at) => rate / (bare[at] ?? Number.NaN))) * 100) / 100,
        rounds: ROUNDS,
      }
    }
    await close()
    return figures
  } finally {
    await server.stop()
  }
}

async function round(writers: number, write: (writer: number, index: number) => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let index = 0; index < APPENDS; index += 1) await write(writer, index)
    }),
  )
  return Math.round((writers * APPENDS) / ((performance.now() - began) / 1000))
}

function append(ctx: Context, writer: number, index: number): Promise<unknown> {
  const { actor } = ctx
  if (actor === null) throw new Error('nobody')
  return inTransaction(ctx.db, (trx) =>
    appendEvent({ ...ctx, db: trx }, actor, { kind: 'due_date_set', subjects: {}, leaf: { writer, index } }),
  )
}

/** The yardstick: a transaction that inserts one line of about a leaf's length, without lock, number or digest. */
function insert(ctx: Context): Promise<unknown> {
  return inTransaction(ctx.db, (trx) => sql`insert into bare values (${LINE})`.execute(trx))
}
