import { sql } from 'kysely'
import { StartRefused } from './errors.ts'
import type { Database } from './schema.ts'

/** What the text search needs. Both come with Postgres, in most systems in a package called contrib. */
const EXTENSIONS = ['pg_trgm', 'unaccent'] as const

/** Throws StartRefused with one line for the operator when an extension is neither there nor to be had. */
export async function requireExtensions(db: Database): Promise<void> {
  const { rows } = await sql<{ name: string; there: boolean; mayCreate: boolean }>`
    select name, installed_version is not null as there,
      has_database_privilege(current_database(), 'create') as "mayCreate"
    from pg_available_extensions where name in (${sql.join(EXTENSIONS)})`.execute(db)
  const missing = EXTENSIONS.filter((extension) => !rows.some(({ name }) => name === extension))
  if (missing.length > 0) {
    throw new StartRefused(
      `The text search needs the Postgres extensions ${missing.join(' and ')}, which this server does not have. ` +
        'Install the package of extensions that comes with Postgres (postgresql-contrib), then start again. Nothing was touched.',
    )
  }
  const refused = rows.filter(({ there, mayCreate }) => !there && !mayCreate).map(({ name }) => name)
  if (refused.length > 0) {
    throw new StartRefused(
      `The text search needs the Postgres extensions ${refused.join(' and ')}, and this role may not create them. ` +
        `Run once as an owner of the database: ${refused.map((name) => `create extension ${name}`).join('; ')}. Nothing was touched.`,
    )
  }
}
