import { sql, type Kysely } from 'kysely'

/** The role that the service runs as. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`select 1`.execute(db)
}
