import { sql, type Kysely } from 'kysely'

/** What few circumstances have, so that the acts of such a filter are found without a look at all of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index circumstances_kind on circumstances (kind);
    create index circumstances_overdue on circumstances (id) where overdue;
    create index circumstances_stale on circumstances (id) where stale;
    create index circumstances_awaiting_reply on circumstances (id) where awaiting_reply;`.execute(db)
}
