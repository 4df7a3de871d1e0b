import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Database } from '../../db/schema.ts'
import { VERSION } from '../kernel/version.ts'
import { poolFigures, type ProcessVitals } from './process-vitals.ts'

const EVERY = 15_000

export interface HeartbeatOptions {
  readonly db: Database
  readonly pool: pg.Pool
  readonly mode: 'all' | 'web' | 'worker'
  readonly vitals: ProcessVitals
  /** When this process last finished a job; null: none yet. */
  readonly workedAt: () => Date | null
  readonly onError: (error: unknown) => void
}

/**
 * Writes every fifteen seconds that this process lives and how it fares, and takes it back at the end. Removes who said nothing for
 * a day. A beat that fails is reported; the next one tries again.
 */
export function startHeartbeat({ db, pool, mode, vitals, workedAt, onError }: HeartbeatOptions): { stop(): Promise<void> } {
  const id = randomUUID()
  let underWay: Promise<void> | null = null
  const write = async () => {
    const { open, idle, waiting } = poolFigures(pool)
    const now = {
      seen_at: sql<Date>`now()`,
      worked_at: workedAt(),
      pool_open: open,
      pool_idle: idle,
      pool_waiting: waiting,
      loop_delay_ms: vitals.loopDelay(),
      memory_bytes: vitals.memory(),
    }
    await db
      .insertInto('processes')
      .values({ id, mode, version: VERSION, host: hostname(), pid: process.pid, started_at: sql<Date>`now()`, ...now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(now))
      .execute()
    await sql`delete from processes where seen_at < now() - interval '1 day'`.execute(db)
  }
  const beat = () => {
    underWay ??= write()
      .catch(onError)
      .finally(() => (underWay = null))
  }
  beat()
  const timer = setInterval(beat, EVERY).unref()
  return {
    async stop() {
      clearInterval(timer)
      await underWay
      await db
        .deleteFrom('processes')
        .where('id', '=', id)
        .execute()
        .catch(() => undefined)
    },
  }
}
