import type { Transaction } from '../../db/schema.ts'
import type { Outcome } from '../../templates/view/import.ts'

/** What became of the rows of a batch that were put on the record so far. */
export async function countOutcomes(trx: Transaction, batchId: string): Promise<Partial<Record<Outcome, number>>> {
  const rows = await trx
    .selectFrom('import_rows')
    .select(['outcome', ({ fn }) => fn.countAll<number>().as('count')])
    .where('batch_id', '=', batchId)
    .groupBy('outcome')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.outcome, row.count]))
}
