import { sql, type Kysely } from 'kysely'

/** What is quoted of a source (its page, and how many recommendations each of a list has), and what somebody added to the register last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index recommendation_quotes_source on recommendation_quotes (source_id)`.execute(db)
  await sql`create index evidence_by_author on evidence (created_by, id)`.execute(db)
}
