import { inTransaction } from '../../db/transaction.ts'
import { appendEvent } from '../../src/log/index.ts'
import type { TestRecord } from '../support/record.ts'

/** Appends events that change no status, in one transaction. */
export async function appendMany(record: TestRecord, count: number): Promise<void> {
  await inTransaction(record.db, async (trx) => {
    for (let index = 0; index < count; index += 1) {
      await appendEvent({ ...record.system, db: trx }, record.system.actor as never, {
        kind: 'catalogue_loaded',
        subjects: {},
        leaf: { index },
      })
    }
  })
}
