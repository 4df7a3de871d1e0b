import { connect } from '../../db/connect.ts'
import { restoreBackUp, type ReadManifest, type TellTable } from '../backup/index.ts'
import { prepareDatabase } from '../kernel/prepare-database.ts'

/** Where a back-up goes. */
export interface RestoreTarget {
  /** Undefined: the embedded database under `dataDirectory`. */
  readonly databaseUrl: string | undefined
  /** The owner of the tables, where the service runs as a lesser role. */
  readonly migrationDatabaseUrl?: string | undefined
  readonly dataDirectory: string
}

/**
 * Restores as the owner of the tables, then brings the database to this version and grants the service what it needs. Throws StartRefused.
 */
export async function restoreInto(
  { databaseUrl, migrationDatabaseUrl: owner, dataDirectory }: RestoreTarget,
  what: Omit<Parameters<typeof restoreBackUp>[0], 'db'>,
  tell: TellTable,
): Promise<ReadManifest> {
  const variable = owner === undefined ? 'DATABASE_URL' : 'MIGRATION_DATABASE_URL'
  const connection = await connect({ databaseUrl: owner ?? databaseUrl, variable, dataDirectory })
  let read: ReadManifest
  try {
    read = await restoreBackUp({ ...what, db: connection.db }, tell)
    if (owner === undefined) await prepareDatabase(connection, undefined)
  } finally {
    await connection.close()
  }
  if (owner !== undefined) await grant(databaseUrl, owner)
  return read
}

async function grant(databaseUrl: string | undefined, owner: string): Promise<void> {
  const connection = await connect({ databaseUrl, dataDirectory: '' })
  try {
    await prepareDatabase(connection, owner)
  } finally {
    await connection.close()
  }
}
