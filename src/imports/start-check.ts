import { inTransaction } from '../../db/transaction.ts'
import type { ImportFacts, ImportMode, Mapping } from '../../templates/view/import.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, type Fault } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { fieldsOf } from './fields.ts'
import { lockBatch } from './lock-batch.ts'
import { saveMapping } from './save-mapping.ts'

export interface StartCheckInput {
  readonly id: string
  readonly version: number
  readonly mapping: Mapping
  readonly mode: ImportMode
  /** Keeps the mapping under this name for files with the same header; empty: not. */
  readonly saveAs?: string | undefined
}

/** Kinds whose rows can wait one by one for a second person. For the others the batch itself waits. */
export const WITH_DRAFTS: ReadonlySet<string> = new Set(['updates', 'positions', 'agreements'])

/**
 * Keeps how the columns are mapped and enqueues the check: a reading of every row and the real work in a transaction that is rolled
 * back. Throws Invalid (a field's name, `mode`, `save_as`), Conflict, RuleBroken, NotFound, Forbidden.
 */
export async function startCheck(ctx: Context, input: StartCheckInput): Promise<void> {
  const actor = requireActor(ctx, 'importRecords')
  await inTransaction(ctx.db, async (trx) => {
    const row = await lockBatch(trx, input, ['uploaded', 'checked', 'failed'])
    if (row.applied_at !== null || row.failed_in === 'applying') throw new Invalid({ '': { key: 'errors.import_not_now' } })
    const facts = row.facts as ImportFacts | null
    const mapping = checkedMapping(row.kind, input.mapping, new Set(facts?.columns.map((column) => column.header)))
    if (input.mode === 'drafts' && !WITH_DRAFTS.has(row.kind)) throw new Invalid({ mode: { key: 'errors.import_no_drafts' } })
    if (input.saveAs?.trim())
      await saveMapping(trx, actor, ctx.clock.now(), { name: input.saveAs.trim(), kind: row.kind, columns: facts?.columns ?? [], mapping })
    await trx
      .updateTable('import_batches')
      .set({
        mapping,
        mode: input.mode,
        state: 'checking',
        rows_done: 0,
        done_through: 0,
        counts: {},
        fault: null,
        failed_in: null,
        changed_at: ctx.clock.now(),
        version: row.version + 1,
      })
      .where('id', '=', row.id)
      .execute()
    await trx.deleteFrom('import_problems').where('batch_id', '=', row.id).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, {
      act: 'import_check_started',
      subjectId: row.id,
      details: { kind: row.kind, mode: input.mode },
    })
    await ctx.queue.enqueue(trx, 'run-import', { id: row.id }, row.id)
  })
}

function checkedMapping(kind: Parameters<typeof fieldsOf>[0], mapping: Mapping, headers: ReadonlySet<string>): Mapping {
  const faults: Record<string, Fault> = {}
  const kept: Record<string, Mapping[string]> = {}
  for (const field of fieldsOf(kind)) {
    const from = mapping[field.name]
    const given = from !== undefined && (from.column !== undefined || (from.constant ?? '') !== '')
    if (given && from.column !== undefined && !headers.has(from.column)) faults[field.name] = { key: 'errors.import_column_unknown' }
    else if (given) kept[field.name] = from
    else if (field.required) faults[field.name] = { key: 'errors.import_not_mapped' }
  }
  for (const base of ['title', 'statement', 'name'] as const) {
    const fields = fieldsOf(kind).map((field) => field.name)
    if (!fields.includes(`${base}_es`) || kind === 'positions') continue
    if (!kept[`${base}_es`] && !kept[`${base}_en`]) faults[`${base}_es`] = { key: 'errors.import_not_mapped' }
  }
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
  return kept
}
