import { sql, type Kysely } from 'kysely'

/** Replies that were not given in time, and what was redacted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`select 1`.execute(db)
}
