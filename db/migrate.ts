import { sql } from 'kysely'
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration'
import { StartRefused } from './errors.ts'
import { migrations } from './migrations/index.ts'
import { requireExtensions } from './require-extensions.ts'
import type { Database } from './schema.ts'

const provider: MigrationProvider = {
  getMigrations: async (): Promise<Record<string, Migration>> => ({ ...migrations }),
}

/**
 * Brings the schema to this version; many instances may call it at once (the migrator locks). Returns the names it ran.
 * Throws StartRefused when the database was written by a newer version, and leaves it untouched.
 */
export async function migrate(db: Database): Promise<readonly string[]> {
  const ran = await ranMigrations(db)
  const unknown = ran.filter((name) => !Object.hasOwn(migrations, name))
  if (unknown.length > 0) {
    throw new StartRefused(
      `This database was written by a newer version of Vigía (it holds ${unknown.join(', ')}). ` +
        'Start that version, or restore a back-up made before the upgrade. Nothing was touched.',
    )
  }
  if (ran.length === Object.keys(migrations).length) return []
  await requireExtensions(db)
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw error
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}

/** True when every migration of this version has run. */
export async function isMigrated(db: Database): Promise<boolean> {
  const ran = new Set(await ranMigrations(db))
  return Object.keys(migrations).every((name) => ran.has(name))
}

async function ranMigrations(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ present: boolean }>`select to_regclass('kysely_migration') is not null as present`.execute(db)
  if (rows[0]?.present !== true) return []
  const ran = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return ran.rows.map((row) => row.name)
}
