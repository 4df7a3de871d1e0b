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

/**
 * Brings an empty schema, or one that is there already, to the state of an earlier version; `names` are the migrations that had run there.
 * Throws StartRefused when this version does not know that state, or the database is at another one; nothing is touched then.
 */
export async function migrateTo(db: Database, names: readonly string[]): Promise<void> {
  const known = Object.keys(migrations)
  const wanted = known.slice(0, names.length)
  if (wanted.join() !== names.join()) {
    const unknown = names.filter((name) => !known.includes(name))
    throw new StartRefused(
      `It was made by another version of Vigía (${unknown.length > 0 ? `it holds ${unknown.join(', ')}` : 'its migrations are not in order'}). Use that version or a newer one. Nothing was touched.`,
    )
  }
  const ran = await ranMigrations(db)
  if (ran.join() === names.join()) return
  if (ran.length > 0) {
    throw new StartRefused(
      `The database is at ${ran.at(-1)} and the back-up at ${names.at(-1)}. Give an empty database, without any tables. Nothing was touched.`,
    )
  }
  await requireExtensions(db)
  const { error } = await new Migrator({ db, provider }).migrateTo(names.at(-1) ?? '')
  if (error) throw error
}

/** True when every migration of this version has run. */
export async function isMigrated(db: Database): Promise<boolean> {
  const ran = new Set(await ranMigrations(db))
  return Object.keys(migrations).every((name) => ran.has(name))
}

/** The names of the migrations that ran, in their order. */
export async function ranMigrations(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ present: boolean }>`select to_regclass('kysely_migration') is not null as present`.execute(db)
  if (rows[0]?.present !== true) return []
  const ran = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return ran.rows.map((row) => row.name)
}
