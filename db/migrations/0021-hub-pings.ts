import { sql, type Kysely } from 'kysely'

/** Pings to WebSub hubs that are owed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`select 1`.execute(db)
}
