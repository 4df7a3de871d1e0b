import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import pg from 'pg'
import { inject } from 'vitest'
import { connect, overEmbedded, type Connection } from '../../db/connect.ts'
import { databaseUrl } from './database-url.ts'
import type { EmbeddedLeg } from './provided.ts'

export interface TestDatabase extends Connection {
  /** How another process reaches it; undefined for the embedded one, which lives in the memory of this process. */
  readonly url: string | undefined
}

/**
 * A migrated, empty database of the leg that is running, for one test file: `const { db, close } = await testDatabase()` in
 * `beforeAll`, `close()` in `afterAll`. Embedded: a copy in memory (about half a second). Postgres: a clone, dropped at close.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const leg = inject('leg')
  if (leg.engine === 'embedded') {
    const pglite = await PGlite.create({ loadDataDir: await dump(leg), extensions: { pg_trgm, unaccent } })
    return { ...overEmbedded(pglite, () => pglite.close()), url: undefined }
  }
  const { url, drop } = await clonedDatabase()
  const connection = await connect({ databaseUrl: url, dataDirectory: '', poolSize: 10 })
  return {
    ...connection,
    url,
    async close() {
      await connection.close()
      await drop()
    },
  }
}

export interface ClonedDatabase {
  /** As its owner, who may do everything. */
  readonly url: string
  /** As the lesser role that a service runs as; it can do nothing in an empty one. */
  readonly serviceUrl: string
  drop(): Promise<void>
}

/** The address of a fresh database on the Postgres leg, for a server under test to open by itself. `migrated: false`: empty. */
export async function clonedDatabase(options = { migrated: true }): Promise<ClonedDatabase> {
  const leg = inject('leg')
  if (leg.engine !== 'postgres') throw new Error('clonedDatabase is for the Postgres leg')
  const name = `${leg.template}_${randomBytes(4).toString('hex')}`
  await onServer(leg.url, `create database ${name}${options.migrated ? ` template ${leg.template}` : ''}`)
  const url = databaseUrl(leg.url, name)
  return { url, serviceUrl: databaseUrl(leg.url, name, leg.service), drop: () => onServer(leg.url, `drop database ${name} with (force)`) }
}

/** Writes a migrated embedded database into a folder that is not there yet, for a service under test to open by itself. */
export async function copyEmbedded(folder: string): Promise<void> {
  const leg = inject('leg')
  if (leg.engine !== 'embedded') throw new Error('copyEmbedded is for the embedded leg')
  await mkdir(dirname(folder), { recursive: true })
  const pglite = await PGlite.create(folder, { loadDataDir: await dump(leg), extensions: { pg_trgm, unaccent } })
  await pglite.close()
}

async function dump(leg: EmbeddedLeg): Promise<Blob> {
  return new Blob([await readFile(leg.template)])
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
