import pg from 'pg'
import { databaseUrl } from '../support/database-url.ts'
import { findPostgres } from '../support/find-postgres.ts'
import { startCluster } from '../support/postgres-cluster.ts'

export interface ThrowAwayPostgres {
  readonly version: string
  /** An empty database of this name. */
  create(name: string): Promise<string>
  stop(): Promise<void>
}

/** A throw-away Postgres without fsync, from the binaries of this machine. Null where there are none. */
export async function throwAwayPostgres(): Promise<ThrowAwayPostgres | null> {
  const found = await findPostgres()
  if (!found.found || found.how === 'url') return null
  const cluster = await startCluster(found.folder)
  return {
    version: found.version,
    async create(name) {
      const admin = new pg.Client({ connectionString: cluster.url })
      await admin.connect()
      await admin.query(`create database ${name}`)
      await admin.end()
      return databaseUrl(cluster.url, name)
    },
    stop: () => cluster.stop(),
  }
}
