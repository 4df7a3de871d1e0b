import { inTransaction } from '../../db/transaction.ts'
import { IMPORT_KINDS, type ImportHints } from '../../templates/view/import.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { describeTable } from './describe-table.ts'
import { lockBatch } from './lock-batch.ts'
import { offerMapping } from './offer-mapping.ts'
import { withTable } from './open-batch.ts'

export interface ChangeReadingInput {
  readonly id: string
  readonly version: number
  readonly kind: string
  readonly hints: ImportHints
}

/**
 * Reads the file of a batch in another way: another encoding, separator, sheet, row of headers, or as another kind of data. The mapping
 * is offered anew when columns or kind differ. Throws Invalid (`file`, `kind`), Conflict, RuleBroken (it was applied), NotFound, Forbidden.
 */
export async function changeReading(ctx: Context, input: ChangeReadingInput): Promise<void> {
  const actor = requireActor(ctx, 'importRecords')
  const kind = IMPORT_KINDS.find((candidate) => candidate === input.kind)
  if (kind === undefined) throw new Invalid({ kind: { key: 'errors.unknown_value' } })
  const batch = await ctx.db.selectFrom('import_batches').select(['id', 'file_name', 'hints']).where('id', '=', input.id).executeTakeFirst()
  const facts = batch ? await withTable(ctx.db, { ...batch, hints: input.hints }, async (table) => describeTable(table)) : null
  await inTransaction(ctx.db, async (trx) => {
    const row = await lockBatch(trx, input, ['uploaded', 'checked', 'failed'])
    const columns = facts?.columns ?? []
    const before = (row.facts as typeof facts)?.columns ?? []
    const same =
      row.kind === kind && JSON.stringify(before.map((column) => column.header)) === JSON.stringify(columns.map((column) => column.header))
    await trx
      .updateTable('import_batches')
      .set({
        kind,
        hints: input.hints,
        facts,
        ...(same ? {} : { mapping: (await offerMapping(trx, kind, columns)).mapping }),
        state: 'uploaded',
        counts: {},
        fault: null,
        changed_at: ctx.clock.now(),
        version: row.version + 1,
      })
      .where('id', '=', row.id)
      .execute()
    await trx.deleteFrom('import_problems').where('batch_id', '=', row.id).execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'import_reread', subjectId: row.id, details: { kind } })
  })
}
