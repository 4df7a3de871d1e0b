import { sql } from 'kysely'
import { GRANTS, type Grant } from './grants.ts'
import type { Database, Transaction } from './schema.ts'

const QUEUE_SCHEMA = 'pgboss'

/**
 * Gives the role exactly what `GRANTS` says, and the use of the queue's tables, whatever it had before; all in one
 * transaction, so a running service is never without. Called by the owner after each migration; again changes nothing.
 */
export async function grantServiceRole(owner: Database, role: string): Promise<void> {
  await owner.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('vigia grants'))`.execute(trx)
    const grantee = sql.id(role)
    const { rows } = await sql<{ schema: string; tables: string[]; views: string[] }>`select current_schema() as schema,
      array(select tablename::text from pg_tables where schemaname = current_schema()) as tables,
      array(select viewname::text from pg_views where schemaname = current_schema()) as views`.execute(trx)
    const [{ schema, tables, views } = { schema: 'public', tables: [], views: [] }] = rows
    await sql`revoke create on schema ${sql.id(schema)} from public, ${grantee}`.execute(trx)
    await sql`grant usage on schema ${sql.id(schema)} to ${grantee}`.execute(trx)
    await sql`revoke all on all tables in schema ${sql.id(schema)} from public, ${grantee}`.execute(trx)
    for (const [table, grant] of Object.entries(GRANTS)) {
      if (tables.includes(table)) await sql`grant ${sql.raw(privileges(grant))} on ${sql.id(table)} to ${grantee}`.execute(trx)
    }
    for (const view of views) await sql`grant select on ${sql.id(view)} to ${grantee}`.execute(trx)
    await grantQueue(trx, role)
  })
}

async function grantQueue(trx: Transaction, role: string): Promise<void> {
  const [schema, grantee] = [sql.id(QUEUE_SCHEMA), sql.id(role)]
  await sql`revoke create on schema ${schema} from public, ${grantee}`.execute(trx)
  await sql`grant usage on schema ${schema} to ${grantee}`.execute(trx)
  await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${grantee}`.execute(trx)
  await sql`grant usage on all sequences in schema ${schema} to ${grantee}`.execute(trx)
  await sql`grant execute on all functions in schema ${schema} to ${grantee}`.execute(trx)
}

function privileges(grant: Grant): string {
  const some = grant.lock === undefined ? grant.update : [grant.lock]
  const columns = some === 'all' ? 'update' : some && `update (${some.map((name) => `"${name}"`).join(', ')})`
  return ['select', grant.insert && 'insert', columns, grant.delete && 'delete'].filter(Boolean).join(', ')
}
