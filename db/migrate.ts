import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration'
import { StartRefused } from './errors.ts'
import { migrations } from './migrations/index.ts'
import type { Database } from './schema.ts'

class KnownMigrations implements MigrationProvider {
  async getMigrations(): Promise<Record<string, Migration>> {
    return { ...migrations }
  }
}

/**
 * Brings the schema to this version; many instances may call it at once (the migrator locks). Returns the names it ran.
 * Throws StartRefused when the database was written by a newer version, and leaves it untouched.
 */
export async function migrate(db: Database): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: new KnownMigrations() })
  await refuseNewer(migrator, db)
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}

/** True when every migration of this version has run. */
export async function isMigrated(db: Database): Promise<boolean> {
  const infos = await new Migrator({ db, provider: new KnownMigrations() }).getMigrations()
  return infos.every((info) => info.executedAt !== undefined)
}

async function refuseNewer(migrator: Migrator, db: Database): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) return
  const infos = await migrator.getMigrations()
  const known = new Set(infos.map((info) => info.name))
  const ran = await (db as unknown as import('kysely').Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .execute()
  const unknown = ran.map((row) => row.name).filter((name) => !known.has(name))
  if (unknown.length === 0) return
  throw new StartRefused(
    `This database was written by a newer version of Vigía (it holds ${unknown.join(', ')}). ` +
      'Start that version, or restore a back-up made before the upgrade. Nothing was touched.',
  )
}
