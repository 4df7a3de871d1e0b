import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockBatch } from './lock-batch.ts'

interface BatchInput {
  readonly id: string
  /** The version that the page showed. */
  readonly version: number
}

/**
 * Begins to put a checked batch on the record: drafts at once; what is to be published at once in single-person mode, else the batch
 * waits for a second person, who calls this too. Throws RuleBroken (own batch, not checked), Conflict, NotFound, Forbidden.
 */
export async function startApply(ctx: Context, input: BatchInput): Promise<'waiting' | 'applying'> {
  const actor = requireActor(ctx, 'importRecords')
  return inTransaction(ctx.db, async (trx) => {
    const row = await lockBatch(trx, input, ['checked', 'waiting'])
    const own = row.created_by === actor.accountId
    const published = row.mode === 'published'
    if (published && own && row.state === 'waiting') throw new RuleBroken({ key: 'errors.import_second_person' })
    const state = published && own && !ctx.settings.singlePerson ? 'waiting' : 'applying'
    await trx
      .updateTable('import_batches')
      .set({
        state,
        fault: null,
        publisher_id: published && state === 'applying' ? actor.accountId : null,
        changed_at: ctx.clock.now(),
        version: row.version + 1,
      })
      .where('id', '=', row.id)
      .execute()
    const act = state === 'waiting' ? 'import_submitted' : 'import_applied'
    await addJournalEntry({ ...ctx, db: trx }, actor, {
      act,
      subjectId: row.id,
      details: { kind: row.kind, mode: row.mode ?? '', sha256: row.file_sha256 },
    })
    if (state === 'applying') await ctx.queue.enqueue(trx, 'run-import', { id: row.id }, row.id)
    return state
  })
}

/** Goes on with a batch that failed in its application or undoing, where it stopped. Throws RuleBroken, Conflict, NotFound, Forbidden. */
export async function resumeImport(ctx: Context, input: BatchInput): Promise<void> {
  const actor = requireActor(ctx, 'importRecords')
  await inTransaction(ctx.db, async (trx) => {
    const row = await lockBatch(trx, input, ['failed'])
    if (row.failed_in !== 'applying' && row.failed_in !== 'undoing') throw new RuleBroken({ key: 'errors.import_not_now' })
    await trx
      .updateTable('import_batches')
      .set({ state: row.failed_in, fault: null, failed_in: null, changed_at: ctx.clock.now(), version: row.version + 1 })
      .where('id', '=', row.id)
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'import_resumed', subjectId: row.id, details: { kind: row.kind } })
    await ctx.queue.enqueue(trx, 'run-import', { id: row.id }, row.id)
  })
}

/** Begins to take back a batch that was applied, or what came in of one whose application failed. Throws RuleBroken, Conflict, NotFound, Forbidden. */
export async function startUndo(ctx: Context, input: BatchInput): Promise<void> {
  const actor = requireActor(ctx, 'importRecords')
  await inTransaction(ctx.db, async (trx) => {
    const row = await lockBatch(trx, input, ['applied', 'failed'])
    if (row.state === 'failed' && row.failed_in !== 'applying') throw new RuleBroken({ key: 'errors.import_not_now' })
    await trx
      .updateTable('import_batches')
      .set({ state: 'undoing', fault: null, failed_in: null, rows_done: 0, undone_by: actor.accountId })
      .set({ changed_at: ctx.clock.now(), version: row.version + 1 })
      .where('id', '=', row.id)
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'import_undone', subjectId: row.id, details: { kind: row.kind } })
    await ctx.queue.enqueue(trx, 'run-import', { id: row.id }, row.id)
  })
}

/** Drops a batch of which nothing is on the record, its file with it. Throws RuleBroken, Conflict, NotFound, Forbidden. */
export async function discardImport(ctx: Context, input: BatchInput): Promise<void> {
  const actor = requireActor(ctx, 'importRecords')
  await inTransaction(ctx.db, async (trx) => {
    const row = await lockBatch(trx, input, ['uploaded', 'checked', 'waiting', 'failed'])
    if (row.failed_in === 'applying' || row.failed_in === 'undoing') throw new RuleBroken({ key: 'errors.import_not_now' })
    await trx.deleteFrom('import_batches').where('id', '=', row.id).execute()
    const details = { kind: row.kind, sha256: row.file_sha256 }
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'import_discarded', subjectId: row.id, details })
  })
}
