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

/** Appends a second to the log on a throw-away Postgres, each event in its own transaction: one writer and sixteen, medians of rounds. */
export async function logAppends(): Promise<Figures> {
  const server = await throwAwayPostgres()
  if (server === null) return { skipped: { why: 'needs the Postgres binaries' } }
  try {
    const figures: Figures = {}
    const { db, close } = await connect({ databaseUrl: await server.create('appends'), dataDirectory: '', poolSize: 16 })
    await migrate(db)
    const ctx = await benchContext(db)
    await round(ctx, 16)
    for (const writers of [1, 16]) {
      const rates: number[] = []
      for (let index = 0; index < ROUNDS; index += 1) rates.push(await round(ctx, writers))
      const [slowest, fastest] = [Math.min(...rates), Math.max(...rates)]
      figures[`${writers} writers, Postgres ${server.version}`] = { 'appends/s': median(rates), slowest, fastest, rounds: ROUNDS }
    }
    await close()
    return figures
  } finally {
    await server.stop()
  }
}

async function round(ctx: Context, writers: number): Promise<number> {
  const { actor } = ctx
  if (actor === null) throw new Error('nobody')
  const began = performance.now()
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let index = 0; index < APPENDS; index += 1) {
        await inTransaction(ctx.db, (trx) =>
          appendEvent({ ...ctx, db: trx }, actor, { kind: 'due_date_set', subjects: {}, leaf: { writer, index } }),
        )
      }
    }),
  )
  return Math.round((writers * APPENDS) / ((performance.now() - began) / 1000))
}
