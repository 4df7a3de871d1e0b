import type { Selectable } from 'kysely'
import type { Tables, Transaction } from '../../db/schema.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { lockUpdate } from './lock-update.ts'

/** Locks a published update that is neither withdrawn nor corrected yet. Throws NotFound, RuleBroken. */
export async function requireCorrectable(trx: Transaction, id: string): Promise<Selectable<Tables['status_updates']>> {
  const row = await lockUpdate(trx, id)
  if (row.state !== 'published') throw new RuleBroken({ key: 'errors.not_published' })
  const withdrawal = await trx.selectFrom('withdrawals').select('id').where('status_update_id', '=', id).executeTakeFirst()
  if (withdrawal) throw new RuleBroken({ key: 'errors.already_withdrawn' })
  const correction = await trx
    .selectFrom('status_updates')
    .select('id')
    .where('corrects_id', '=', id)
    .where('state', '=', 'published')
    .executeTakeFirst()
  if (correction) throw new RuleBroken({ key: 'errors.already_corrected' })
  return row
}
