import type { Selectable } from 'kysely'
import type { Tables, Transaction } from '../../db/schema.ts'
import { Conflict, NotFound } from '../kernel/errors.ts'

/** Locks an update for the rest of the transaction. Throws NotFound; Conflict when `version` is given and no longer current. */
export async function lockUpdate(trx: Transaction, id: string, version?: number): Promise<Selectable<Tables['status_updates']>> {
  const row = await trx.selectFrom('status_updates').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound('status update')
  if (version !== undefined && row.version !== version) throw new Conflict(row.version)
  return row
}
