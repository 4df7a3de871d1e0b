import type { Database } from '../../db/schema.ts'
import { migrations } from '../../db/migrations/index.ts'
import { ranMigrations } from '../../db/migrate.ts'
import type { Finding } from './finding.ts'

/** Whether the database is at this version. */
export async function checkMigrations(db: Database): Promise<readonly Finding[]> {
  const ran = await ranMigrations(db)
  const known = Object.keys(migrations)
  const missing = known.filter((name) => !ran.includes(name))
  const newer = ran.filter((name) => !known.includes(name))
  if (newer.length > 0)
    return [
      {
        state: 'fault',
        check: 'migrations',
        says: `A newer version has been here (${newer.join(', ')}).`,
        fix: 'Start that version, or restore the back-up made before the upgrade.',
      },
    ]
  if (missing.length > 0)
    return [
      {
        state: 'fault',
        check: 'migrations',
        says: `${missing.length} of ${known.length} are missing, from ${missing[0]} on.`,
        fix: 'Make a back-up, then run npx vigia migrate (with MIGRATION_DATABASE_URL where there are two roles).',
      },
    ]
  return [{ state: 'ok', check: 'migrations', says: `All ${known.length} have run.` }]
}
