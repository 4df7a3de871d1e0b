import { sql, type Kysely } from 'kysely'

/** What somebody did, and where something was done, page by page, without a look at all of the journal. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index journal_entries_by_account on journal_entries (account_id, occurred_at, id);
    create index journal_entries_by_act on journal_entries (act, occurred_at, id);`.execute(db)
}
