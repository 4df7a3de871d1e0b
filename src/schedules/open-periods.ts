import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'
import { openPeriodsOf } from './open-periods-of.ts'

/**
 * Puts every period that has begun into the ledger, once, the running ones included. One query when nothing has; whoever finds
 * a period to open locks its schedule until the transaction ends, so that any number of callers write the same ledger.
 */
export async function openPeriods(trx: Transaction, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select s.id from report_schedules s
    where s.ended_at is null and not exists (select from report_periods p where p.schedule_id = s.id and p.ends_at > ${now})
    order by s.id`.execute(trx)
  for (const { id } of rows) await openPeriodsOf(trx, id, now)
}
