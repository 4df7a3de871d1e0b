import type { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely } from 'kysely'
import pg from 'pg'
import { countCommits } from './commits.ts'
import { openEmbedded } from './embedded.ts'
import { StartRefused } from './errors.ts'
import { keepHealth, watchHealth, type Away, type WatchedHealth } from './health.ts'
import { LightClient } from './light-client.ts'
import type { Database, Tables } from './schema.ts'
import { WatchedDialect } from './watched-dialect.ts'

const DATE = 1082
const INT8 = 20

export interface Connection {
  readonly db: Database
  readonly pool: pg.Pool
  /** `embedded`: Postgres inside this process, one connection. */
  readonly engine: 'embedded' | 'postgres'
  close(): Promise<void>
}

export interface ConnectOptions {
  readonly databaseUrl: string | undefined
  /** The variable that named it, for messages. */
  readonly variable?: 'DATABASE_URL' | 'MIGRATION_DATABASE_URL'
  readonly dataDirectory: string
  readonly poolSize?: number
  /** Seconds that a question may take on Postgres; undefined: as long as it takes, as migrations need it. */
  readonly patienceSeconds?: number | undefined
  /** Where a connection that broke while idle is reported. */
  readonly onIdleError?: (error: Error) => void
  /** Hears of each statement that was answered: its text, without values, and how long it took. */
  readonly onStatement?: ((text: string, milliseconds: number) => void) | undefined
  /** Hears when the database went away, and when it is back (null). */
  readonly onAway?: (away: Away | null) => void
}

/** A probe of a database that may be away waits so long, in milliseconds. */
const PROBE = 2_000
/** Connections that are kept while idle: they answer when no new one can be had. */
const KEPT = 2

/**
 * Opens the one database path: `pg` and Kysely over a real Postgres, or over the embedded one when no URL is given.
 * Dates (`date`) come back as `YYYY-MM-DD`, `bigint` as a number, `timestamptz` as a Date.
 * Throws StartRefused with one line for the operator when the database cannot be reached.
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  if (options.databaseUrl === undefined) {
    const embedded = await openEmbedded(options.dataDirectory)
    return overEmbedded(embedded.pglite, () => embedded.close(), options.onIdleError, options.onStatement)
  }
  const variable = options.variable ?? 'DATABASE_URL'
  const connectionString = parseUrl(variable, options.databaseUrl)
  const milliseconds = (options.patienceSeconds ?? 0) * 1_000
  const max = options.poolSize ?? 10
  const pool = new pg.Pool({
    connectionString,
    max,
    min: Math.min(max, KEPT),
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    types: parsers,
    Client: LightClient,
    application_name: 'vigia',
    // A second more than the server has, whose answer says more.
    ...(milliseconds === 0 ? {} : { patience: milliseconds + 1_000 }),
    verify: (client, done) => client.query(settings(milliseconds), done),
  })
  const health = watchHealth(() => probe(pool, connectionString), options.onAway ?? (() => undefined))
  watch(pool, health, options.onIdleError)
  try {
    await pool.query('select 1')
  } catch (error) {
    health.stop()
    await pool.end()
    throw new StartRefused(
      `${variable} does not lead to a database that answers (${reason(error)}). Check host, port, name, user and password.`,
    )
  }
  return {
    db: kyselyOver(pool, health, false, options.onStatement),
    pool,
    engine: 'postgres',
    async close() {
      health.stop()
      await pool.end()
    },
  }
}

/** The same connection over a PGlite that the caller opened; `close` ends the pool and then calls `closeEngine`. */
export function overEmbedded(
  pglite: PGlite,
  closeEngine: () => Promise<void>,
  onIdleError?: (error: Error) => void,
  onStatement?: ConnectOptions['onStatement'],
): Connection {
  const bridge = createPgConfig(pglite)
  const pool = new pg.Pool(Object.assign(bridge, { max: 1, connectionTimeoutMillis: 30_000, idleTimeoutMillis: 0, types: parsers }))
  const health = watchHealth(
    () => pool.query('select 1'),
    () => undefined,
  )
  watch(pool, health, onIdleError)
  return {
    db: kyselyOver(pool, health, true, onStatement),
    pool,
    engine: 'embedded',
    async close() {
      health.stop()
      await pool.end()
      await closeEngine()
    },
  }
}

const parsers = new pg.TypeOverrides()
parsers.setTypeParser(DATE, (value: string) => value)
parsers.setTypeParser(INT8, Number)

function kyselyOver(pool: pg.Pool, health: WatchedHealth, alone: boolean, onStatement: ConnectOptions['onStatement']): Database {
  const commits = { count: 0, alone }
  const db: Database = new Kysely<Tables>({
    dialect: new WatchedDialect({ pool }, { commits, note: (error) => health.note(error) }),
    log: (event) => {
      if (event.level === 'error') health.note(event.error)
      else onStatement?.(event.query.sql, event.queryDurationMillis)
    },
  })
  countCommits(db, commits)
  keepHealth(db, health)
  return db
}

function watch(pool: pg.Pool, health: WatchedHealth, onIdleError: ((error: Error) => void) | undefined): void {
  pool.on('error', (error) => {
    health.note(error)
    onIdleError?.(error)
  })
}

/**
 * What every connection begins with. Compiling a statement takes longer than running any of ours. A transaction whose process has gone
 * silent must not hold its locks for ever.
 */
function settings(milliseconds: number): string {
  const limits = `set statement_timeout = ${milliseconds}; set idle_in_transaction_session_timeout = ${Math.max(60_000, 2 * milliseconds)}`
  return milliseconds === 0 ? 'set jit = off' : `set jit = off; ${limits}`
}

/** By a connection of its own, because those of the pool may hang; where none is left to be had, by those of the pool. */
async function probe(pool: pg.Pool, connectionString: string): Promise<void> {
  const client = new LightClient({ connectionString, connectionTimeoutMillis: PROBE, patience: PROBE, application_name: 'vigia probe' })
  try {
    await client.connect()
    await (client as pg.Client).query('select 1')
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== '53300') throw error
    await pool.query('select 1')
  } finally {
    await client.end().catch(() => undefined)
  }
}

function parseUrl(variable: string, text: string): string {
  if (/^postgres(ql)?:\/\/./.test(text) && URL.canParse(text)) return text
  throw new StartRefused(`${variable} must look like postgres://user:password@host:5432/name. Remove it to use the embedded database.`)
}

function reason(error: unknown): string {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' ? code : error instanceof Error ? error.message || error.name : 'no reason given'
}
