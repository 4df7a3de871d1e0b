import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { noticeBook, openTable, type NoticeBook, type TableFile } from '../tables/index.ts'
import type { ReadActivity } from './activity-reader.ts'
import { guessActivityColumns } from './guess-activity-columns.ts'
import { prepareActivityReader } from './prepare-activity-reader.ts'
import { publishActivities } from './publish-activities.ts'
import { startActivities } from './start-activities.ts'
import { storeActivities } from './store-activities.ts'

const STEP = 500

type Batch = Omit<Parameters<typeof startActivities>[1], 'columns' | 'fileName'>

export interface BroughtActivities {
  readonly rows: number
  readonly notices: NoticeBook
}

/**
 * Reads a whole file of activities by what its headers and its values say, stores it and publishes it, in one transaction: all of it or
 * nothing. Throws Invalid (of openTable, of the batch), Forbidden.
 */
export async function bringActivities(ctx: Context, file: TableFile, batch: Batch, currency: string): Promise<BroughtActivities> {
  requireActor(ctx, 'importRecords')
  const table = await openTable(file)
  const headers = table.columns.map((column) => column.header)
  const read = await prepareActivityReader(table, { columns: guessActivityColumns(headers), dates: null, currency })
  const notices = noticeBook()
  for (const notice of table.notices) notices.add(notice)
  return inTransaction(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    await startActivities(inside, { ...batch, fileName: file.name, columns: headers })
    let rows = 0
    let step: ReadActivity[] = []
    for await (const row of table.rows()) {
      const activity = read(row)
      for (const notice of activity.notices) notices.add({ ...notice, row: row.row })
      step.push(activity)
      rows += 1
      if (step.length < STEP) continue
      await storeActivities(inside, batch.id, step)
      step = []
    }
    await storeActivities(inside, batch.id, step)
    await publishActivities(inside, batch.id)
    return { rows, notices }
  })
}
