import type { Transaction } from '../../db/schema.ts'
import type { ImportBatch, Said } from '../../templates/view/import.ts'
import { discardActivities, withdrawActivities } from '../activities/index.ts'
import type { Context } from '../kernel/context.ts'
import { isDomainError } from '../kernel/errors.ts'
import type { Actor } from '../kernel/permissions.ts'
import { actorOf } from './actor-of.ts'
import { attempt } from './attempt.ts'
import { countOutcomes } from './count-outcomes.ts'
import { lockBatch } from './lock-batch.ts'
import { saidOfError } from './said-of-error.ts'
import { UNDO_REASON, undoRow } from './undo-row.ts'

const UNDO_STEP = 200

/**
 * Takes a batch back, the last row first: drafts are deleted, what was published is withdrawn or reworded by the record's own verbs.
 * What later acts build on, and what the record has no verb to take back, stays, and why is kept with its row.
 */
export async function runUndo(ctx: Context, batch: ImportBatch, tell: (done: number, of: number | null) => void): Promise<void> {
  const { undone_by } = await ctx.db.selectFrom('import_batches').select('undone_by').where('id', '=', batch.id).executeTakeFirstOrThrow()
  const people = { author: await actorOf(ctx.db, batch.createdById), undoer: await actorOf(ctx.db, undone_by ?? batch.createdById) }
  if (batch.kind === 'activities') await undoActivities(ctx, batch, people.undoer)
  for (let done = 0; ;) {
    const step = await ctx.db.transaction().execute((trx) => undoStep(ctx, trx, batch, people))
    if (step === 0) break
    done += step
    tell(done, null)
  }
  await ctx.db.transaction().execute(async (trx) => {
    const row = await lockBatch(trx, batch, ['undoing'])
    const counted = await trx
      .selectFrom('import_rows')
      .select(['undo', ({ fn }) => fn.countAll<number>().as('count')])
      .where('batch_id', '=', batch.id)
      .where('undo', 'is not', null)
      .groupBy('undo')
      .execute()
    const of = (undo: string) => counted.find((one) => one.undo === undo)?.count ?? 0
    await trx
      .updateTable('import_batches')
      .set({
        state: 'undone',
        counts: { ...batch.counts, outcomes: await countOutcomes(trx, batch.id), undone: of('done'), kept: of('kept') },
        undone_at: ctx.clock.now(),
        changed_at: ctx.clock.now(),
        version: row.version + 1,
      })
      .where('id', '=', batch.id)
      .execute()
  })
}

/** Activities came on the record as one act, and go by one; those of an application that never ended are deleted. */
async function undoActivities(ctx: Context, batch: ImportBatch, undoer: Actor): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    await lockBatch(trx, batch, ['undoing'])
    const stored = await trx
      .selectFrom('activity_batches')
      .select(['published_at', 'withdrawn_at'])
      .where('id', '=', batch.id)
      .executeTakeFirst()
    const inside = { ...ctx, db: trx, importBatch: batch.id, actor: undoer }
    if (stored?.published_at === null) await discardActivities(inside, batch.id)
    else if (stored?.withdrawn_at === null) await withdrawActivities(inside, { batchId: batch.id, reason: UNDO_REASON })
    await ctx.queue.enqueue(trx, 'tell-followers', {})
    await trx.updateTable('import_rows').set({ undo: 'done' }).where('batch_id', '=', batch.id).where('outcome', '=', 'added').execute()
  })
}

async function undoStep(
  ctx: Context,
  trx: Transaction,
  batch: ImportBatch,
  people: { readonly author: Actor; readonly undoer: Actor },
): Promise<number> {
  const { rows_done: before } = await lockBatch(trx, batch, ['undoing'])
  const rows = await trx
    .selectFrom('import_rows')
    .selectAll()
    .where('batch_id', '=', batch.id)
    .where('outcome', 'in', ['added', 'changed', 'draft'])
    .where('undo', 'is', null)
    .orderBy('row', 'desc')
    .limit(UNDO_STEP)
    .execute()
  const base = { ...ctx, db: trx, importBatch: batch.id }
  for (const row of rows) {
    const done = await attempt(trx, () =>
      undoRow({ author: { ...base, actor: people.author }, undoer: { ...base, actor: people.undoer } }, row),
    )
    if (!done.done && !isDomainError(done.error)) throw done.error
    const kept: Said | null = done.done ? done.result : keptBecause(done.error)
    await trx
      .updateTable('import_rows')
      .set({ undo: kept === null ? 'done' : 'kept', undo_fault: kept })
      .where('batch_id', '=', batch.id)
      .where('row', '=', row.row)
      .execute()
  }
  if (rows.length > 0) await ctx.queue.enqueue(trx, 'tell-followers', {})
  await trx
    .updateTable('import_batches')
    .set({ rows_done: before + rows.length })
    .where('id', '=', batch.id)
    .execute()
  return rows.length
}

function keptBecause(error: unknown): Said {
  const [first] = isDomainError(error) ? saidOfError(error) : []
  return first ? { key: first.key, ...(first.values ? { values: first.values } : {}) } : { key: 'imports.problem.refused' }
}
