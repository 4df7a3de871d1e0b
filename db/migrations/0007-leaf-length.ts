import { sql, type Kysely } from 'kysely'

/** An entry bundle of the public log says a leaf's length in 16 bits: no longer leaf may ever be written. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table events add constraint events_leaf_length check (octet_length(leaf) <= 65535)`.execute(db)
}
