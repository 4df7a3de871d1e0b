import { sql } from 'kysely'
import type pg from 'pg'
import { isMigrated } from '../../db/migrate.ts'
import type { Context } from '../kernel/context.ts'
import type { Logger } from '../kernel/logger.ts'
import type { PublicLog } from '../log/index.ts'
import { createLife, type Life } from './life.ts'
import { createMetrics, type CheckpointFigures, type Metrics, type ProcessFigures } from './metrics.ts'
import { poolFigures } from './process-vitals.ts'
import { readServiceFigures, type ServiceFigures } from './read-service-figures.ts'
import { recent, type Recent } from './recent.ts'
import { writeFigures } from './write-figures.ts'

/** How long what was read of the data serves all who ask, in milliseconds: scrapes cost no more than this, however many come. */
const LASTS = 5_000
/** How long a scrape or a probe waits for the database, in milliseconds; Prometheus gives up after ten seconds. */
const PATIENCE = 4_000
/** How long the answer of a probe serves, in milliseconds. */
const PROBE_LASTS = 500

export interface Readiness {
  readonly status: Life['state'] | 'unavailable'
  /** Why it is unavailable. */
  readonly reason?: 'database'
}

/** What a process is watched through, once it has it. */
export interface WatchSources {
  readonly ctx: Context
  readonly pool: pg.Pool
  /** Web processes sign the log. */
  readonly publicLog?: PublicLog | undefined
}

/** The facts of a process and of the whole service, at one moment. */
export interface Facts extends ProcessFigures {
  /** Null: the database did not answer. */
  readonly service: ServiceFigures | null
}

export interface Watch {
  readonly life: Life
  readonly metrics: Metrics
  /** From then on the database is asked. */
  attach(sources: WatchSources): void
  /** Whether this process should be sent work, and why not. Never throws. */
  readiness(): Promise<Readiness>
  /** What is known, at most some seconds old; never fails because the database is away. */
  facts(): Promise<Facts>
  /** The same in Prometheus' text format, with what this process counted. */
  expose(): Promise<string>
}

interface Attached {
  readonly pool: pg.Pool
  readonly service: Recent<ServiceFigures>
  readonly checkpoint: Recent<CheckpointFigures> | null
  readonly answers: Recent<boolean>
}

/** Begins to watch one process, from its start on. */
export function openWatch({ mode, log }: { readonly mode: string; readonly log: Logger }): Watch {
  const life = createLife()
  const metrics = createMetrics(mode)
  let attached: Attached | null = null

  const facts = async (): Promise<Facts> => {
    if (attached === null) return { pool: null, checkpoint: null, databaseUp: false, service: null }
    const { pool, service, checkpoint } = attached
    const [figures, signed] = await Promise.all([service.read(), checkpoint?.read() ?? null])
    return { pool: poolFigures(pool), checkpoint: signed, databaseUp: figures !== null, service: figures }
  }
  return {
    life,
    metrics,
    attach({ ctx, pool, publicLog }) {
      const onError = (error: unknown) => log.warn({ err: error }, 'the figures could not be read')
      const options = { lastsMilliseconds: LASTS, patienceMilliseconds: PATIENCE, onError }
      attached = {
        pool,
        service: recent(() => readServiceFigures(ctx), options),
        checkpoint: publicLog ? recent(checkpointFigures(publicLog), options) : null,
        answers: recent(
          async () => {
            await sql`select version from pgboss.version`.execute(ctx.db)
            return isMigrated(ctx.db)
          },
          { ...options, lastsMilliseconds: PROBE_LASTS, onError: (error) => log.warn({ err: error }, 'not ready') },
        ),
      }
    },
    async readiness() {
      const { state } = life
      if (state === 'stopping' || attached === null) return { status: state }
      const migrated = await attached.answers.read()
      if (migrated === null) return { status: 'unavailable', reason: 'database' }
      return { status: migrated ? life.state : 'migrating' }
    },
    facts,
    async expose() {
      const { service, ...own } = await facts()
      return (await metrics.write(own)) + (service === null ? '' : await writeFigures(service))
    },
  }
}

/** Signs what is not signed yet, as a reader who asks for the checkpoint would have it done. */
function checkpointFigures(publicLog: PublicLog): () => Promise<CheckpointFigures> {
  let confirmed = performance.now()
  return async () => {
    const { signed, refused } = await publicLog.checkpoint()
    if (refused === null) confirmed = performance.now()
    return { entries: signed?.size ?? 0, refused: refused !== null, ageSeconds: (performance.now() - confirmed) / 1000 }
  }
}
