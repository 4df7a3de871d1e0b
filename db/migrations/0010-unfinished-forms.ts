import { sql, type Kysely } from 'kysely'

/** What somebody typed and has not sent yet; who looks after which addressee. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`select 1`.execute(db)
}
