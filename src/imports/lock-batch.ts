import type { Transaction } from '../../db/schema.ts'
import type { ImportState } from '../../templates/view/import.ts'
import { Conflict, NotFound, RuleBroken } from '../kernel/errors.ts'

/**
 * The batch, locked until the transaction ends. Throws NotFound, Conflict (another version than the page showed), RuleBroken (it is
 * in none of these states).
 */
export async function lockBatch(
  trx: Transaction,
  input: { readonly id: string; readonly version?: number },
  states: readonly ImportState[],
) {
  const row = await trx.selectFrom('import_batches').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound('import')
  if (input.version !== undefined && input.version !== row.version) throw new Conflict(row.version)
  if (!states.includes(row.state)) throw new RuleBroken({ key: 'errors.import_not_now' })
  return row
}
