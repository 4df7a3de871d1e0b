import { sql, type Kysely } from 'kysely'

/** What is locked while something is put on the record never changes, so that one column of it may be granted for locking. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger recommendations_immutable before update or delete on recommendations for each row execute function refuse_change();
    create trigger recommendations_untruncated before truncate on recommendations for each statement execute function refuse_change();
    create trigger agreement_types_immutable before update or delete on agreement_types for each row execute function refuse_change();
    create trigger agreement_types_untruncated before truncate on agreement_types for each statement execute function refuse_change();
  `.execute(db)
}
