import type { Transaction } from '../../db/schema.ts'
import type { RecordTables } from '../../db/schema/record.ts'
import { NotFound } from '../kernel/errors.ts'

export interface RepliedUpdate {
  readonly id: string
  readonly state: RecordTables['status_updates']['state']
  /** Neither withdrawn nor corrected. */
  readonly stands: boolean
  readonly addresseeId: string
  readonly recommendationId: string
  readonly institutionId: string
  /** Code. */
  readonly recommendation: string
  /** Slug. */
  readonly institution: string
}

/** Locks the update that invitations and replies are about, so that inviting, answering and lapsing wait for each other. Throws NotFound. */
export async function lockRepliedUpdate(trx: Transaction, id: string): Promise<RepliedUpdate> {
  const update = await trx
    .selectFrom('status_updates')
    .select(['id', 'state', 'addressee_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!update) throw new NotFound('status update')
  const subject = await trx
    .selectFrom('addressees as a')
    .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
    .innerJoin('institutions as i', 'i.id', 'a.institution_id')
    .select(['r.id as recommendationId', 'i.id as institutionId', 'r.code as recommendation', 'i.slug as institution'])
    .where('a.id', '=', update.addressee_id)
    .executeTakeFirstOrThrow()
  const withdrawal = await trx.selectFrom('withdrawals').select('id').where('status_update_id', '=', id).executeTakeFirst()
  const correction = await trx
    .selectFrom('status_updates')
    .select('id')
    .where('corrects_id', '=', id)
    .where('state', '=', 'published')
    .executeTakeFirst()
  return { ...subject, id, state: update.state, addresseeId: update.addressee_id, stands: !withdrawal && !correction }
}
