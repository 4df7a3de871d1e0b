import { randomBytes } from 'node:crypto'
import { constants, cp, readFile } from 'node:fs/promises'
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
  if (leg.engine === 'embedded') return inMemory(await openCopy(await dump(leg)))
  return overClone(await clonedDatabase())
}

/** Fills a database once and gives a function that makes copies of it, for the files that this worker runs. */
export async function databaseImage(fill: (connection: TestDatabase) => Promise<void>): Promise<() => Promise<TestDatabase>> {
  const leg = inject('leg')
  if (leg.engine === 'embedded') {
    const pglite = await openCopy(await dump(leg))
    const filled = overEmbedded(pglite, async () => {})
    await fill({ ...filled, url: undefined })
    await filled.close()
    const image = await pglite.dumpDataDir('none')
    await pglite.close()
    return async () => inMemory(await openCopy(image))
  }
  const { url } = await clonedDatabase()
  const filled = await connect({ databaseUrl: url, dataDirectory: '' })
  await fill({ ...filled, url })
  await filled.close()
  return async () => overClone(await clonedDatabase({ template: new URL(url).pathname.slice(1) }))
}

async function openCopy(image: Blob): Promise<PGlite> {
  return PGlite.create({ loadDataDir: image, extensions: { pg_trgm, unaccent } })
}

function inMemory(pglite: PGlite): TestDatabase {
  return { ...overEmbedded(pglite, () => pglite.close()), url: undefined }
}

async function overClone({ url, drop }: ClonedDatabase): Promise<TestDatabase> {
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

/**
 * The address of a fresh database on the Postgres leg, for a server under test to open by itself. `migrated: false`: empty;
 * `template`: a copy of another one than the leg's, to which nobody is connected.
 */
export async function clonedDatabase(options: { migrated?: boolean; template?: string } = {}): Promise<ClonedDatabase> {
  const leg = inject('leg')
  if (leg.engine !== 'postgres') throw new Error('clonedDatabase is for the Postgres leg')
  const name = `${leg.template}_${randomBytes(4).toString('hex')}`
  await onServer(leg.url, `create database ${name}${options.migrated === false ? '' : ` template ${options.template ?? leg.template}`}`)
  const url = databaseUrl(leg.url, name)
  return { url, serviceUrl: databaseUrl(leg.url, name, leg.service), drop: () => onServer(leg.url, `drop database ${name} with (force)`) }
}

/** Writes a migrated embedded database into a folder that is not there yet, for a service under test to open by itself. */
export async function copyEmbedded(folder: string): Promise<void> {
  const leg = inject('leg')
  if (leg.engine !== 'embedded') throw new Error('copyEmbedded is for the embedded leg')
  await cp(leg.folder, folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
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
