import type { Transaction } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { Conflict, NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { forEachNamed } from './for-each-named.ts'
import { publishStatusUpdate, type PublishInput } from './publish-status-update.ts'

/**
 * Publishes several submitted updates in one act: each is its own event, all in one transaction, all or none. Returns the
 * events' sequence numbers. Throws Invalid (each fault under `updates.<id>`), Conflict (one of them changed), NotFound
 * (nothing chosen, or one that is not there), Forbidden.
 */
export async function publishStatusUpdates(ctx: Context, inputs: readonly PublishInput[]): Promise<readonly number[]> {
  requireActor(ctx, 'reviewUpdate')
  if (inputs.length === 0) throw new NotFound('status update')
  const byId = new Map(inputs.map((input) => [input.id, input]))
  return inTransaction(ctx.db, async (trx) => {
    await lockInOrder(trx, [...byId.keys()].toSorted())
    return forEachNamed('updates', [...byId.keys()], (id) => publishStatusUpdate({ ...ctx, db: trx }, byId.get(id) ?? { id, version: 0 }))
  })
}

/** Everything that each publication locks before the log's head, in one order, so that two such acts wait and never block each other. */
async function lockInOrder(trx: Transaction, ids: readonly string[]): Promise<void> {
  const rows = await trx
    .selectFrom('status_updates')
    .select(['id', 'addressee_id', 'state', 'version'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (rows.length < ids.length) throw new NotFound('status update')
  const moved = rows.find((row) => row.state !== 'submitted')
  if (moved) throw new Conflict(moved.version)
  const addressees = rows.map((row) => row.addressee_id)
  await trx.selectFrom('addressees').select('id').where('id', 'in', addressees).orderBy('id').forUpdate().execute()
  await trx
    .selectFrom('recommendations as r')
    .innerJoin('addressees as a', 'a.recommendation_id', 'r.id')
    .select('r.id')
    .where('a.id', 'in', addressees)
    .orderBy('r.id')
    .forShare('r')
    .execute()
}
