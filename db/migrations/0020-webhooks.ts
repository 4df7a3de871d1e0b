import { sql, type Kysely } from 'kysely'

/** Addresses that programs are told at, what was told them, and how they answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`select 1`.execute(db)
}
