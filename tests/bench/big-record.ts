import { connect, type Connection } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { noteEvents } from '../../src/topics/index.ts'
import { benchContext } from './bench-context.ts'
import { fillRecord } from './fill-record.ts'

/** When its first act happened: early enough that 1,000,000 acts, one every 12 seconds, end before today; more acts come faster. */
const BEGINNING = new Date('2026-05-02T15:00:00Z')

export interface BigRecord extends Connection {
  readonly ctx: Context
  /** Milliseconds that filling it took. */
  readonly took: number
}

/** The catalogue and so many recommendations more, with about 100 acts each, in an empty database (the URL of a superuser). */
export async function bigRecord(databaseUrl: string, recommendations: number): Promise<BigRecord> {
  const connection = await connect({ databaseUrl, dataDirectory: '', poolSize: 8 })
  await migrate(connection.db)
  const ctx = await benchContext(connection.db)
  await loadCatalogue({ ...ctx, clock: { now: () => BEGINNING } })
  await noteEvents(ctx)
  const started = performance.now()
  if (recommendations > 0) await fillRecord(connection.db, recommendations)
  return { ...connection, ctx, took: performance.now() - started }
}
