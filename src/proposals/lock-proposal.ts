import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables, Transaction } from '../../db/schema.ts'
import { Conflict, NotFound, RuleBroken } from '../kernel/errors.ts'

/** Locks a proposal that is still open. Throws NotFound, RuleBroken (published or discarded), Conflict when `version` is no longer current. */
export async function lockProposal(trx: Transaction, id: string, version: number): Promise<Selectable<Tables['proposals']>> {
  if (!z.guid().safeParse(id).success) throw new NotFound('proposal')
  const row = await trx.selectFrom('proposals').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound('proposal')
  if (row.state === 'published' || row.state === 'discarded') throw new RuleBroken({ key: 'errors.proposal_closed' })
  if (row.version !== version) throw new Conflict(row.version)
  return row
}
