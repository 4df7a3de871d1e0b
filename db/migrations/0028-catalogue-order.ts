import { sql, type Kysely } from 'kysely'

/** The catalogue's order, in which the data sets of recommendations and addressees are read a page at a time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index recommendations_in_order on recommendations (position, id)`.execute(db)
}
