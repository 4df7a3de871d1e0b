import type { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely } from 'kysely'
import pg from 'pg'
import { CountingDialect, countCommits } from './commits.ts'
import { openEmbedded } from './embedded.ts'
import { StartRefused } from './errors.ts'
import { LightClient } from './light-client.ts'
import type { Database, Tables } from './schema.ts'

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
  /** Where a connection that broke while idle is reported. */
  readonly onIdleError?: (error: Error) => void
}

/**
 * Opens the one database path: `pg` and Kysely over a real Postgres, or over the embedded one when no URL is given.
 * Dates (`date`) come back as `YYYY-MM-DD`, `bigint` as a number, `timestamptz` as a Date.
 * Throws StartRefused with one line for the operator when the database cannot be reached.
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  if (options.databaseUrl === undefined) {
    const embedded = await openEmbedded(options.dataDirectory)
    return overEmbedded(embedded.pglite, () => embedded.close(), options.onIdleError)
  }
  const variable = options.variable ?? 'DATABASE_URL'
  const pool = new pg.Pool({
    connectionString: parseUrl(variable, options.databaseUrl),
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 5_000,
    types: parsers,
    Client: LightClient,
    application_name: 'vigia',
    // Compiling a statement takes longer than running any of ours.
    verify: (client, done) => client.query('set jit = off', done),
  })
  watch(pool, options.onIdleError)
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    throw new StartRefused(
      `${variable} does not lead to a database that answers (${reason(error)}). Check host, port, name, user and password.`,
    )
  }
  return { db: kyselyOver(pool, false), pool, engine: 'postgres', close: () => pool.end() }
}

/** The same connection over a PGlite that the caller opened; `close` ends the pool and then calls `closeEngine`. */
export function overEmbedded(pglite: PGlite, closeEngine: () => Promise<void>, onIdleError?: (error: Error) => void): Connection {
  const bridge = createPgConfig(pglite)
  const pool = new pg.Pool(Object.assign(bridge, { max: 1, connectionTimeoutMillis: 30_000, idleTimeoutMillis: 0, types: parsers }))
  watch(pool, onIdleError)
  return {
    db: kyselyOver(pool, true),
    pool,
    engine: 'embedded',
    async close() {
      await pool.end()
      await closeEngine()
    },
  }
}

const parsers = new pg.TypeOverrides()
parsers.setTypeParser(DATE, (value: string) => value)
parsers.setTypeParser(INT8, Number)

function kyselyOver(pool: pg.Pool, alone: boolean): Database {
  const commits = { count: 0, alone }
  const db: Database = new Kysely<Tables>({ dialect: new CountingDialect({ pool }, commits) })
  countCommits(db, commits)
  return db
}

function watch(pool: pg.Pool, onIdleError: ((error: Error) => void) | undefined): void {
  pool.on('error', (error) => onIdleError?.(error))
}

function parseUrl(variable: string, text: string): string {
  if (/^postgres(ql)?:\/\/./.test(text) && URL.canParse(text)) return text
  throw new StartRefused(`${variable} must look like postgres://user:password@host:5432/name. Remove it to use the embedded database.`)
}

function reason(error: unknown): string {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' ? code : error instanceof Error ? error.message || error.name : 'no reason given'
}
