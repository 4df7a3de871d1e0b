import type { Database, Transaction } from '../../db/schema.ts'
import type { ReportTables } from '../../db/schema/reports.ts'
import type { Period } from './periods.ts'

/** The latest period of a schedule in the ledger; null when it has none. */
export async function lastPeriod(db: Database, scheduleId: string): Promise<Period | null> {
  const row = await db
    .selectFrom('report_periods')
    .selectAll()
    .where('schedule_id', '=', scheduleId)
    .orderBy('ends_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? periodOf(row) : null
}

export function periodOf(row: Omit<ReportTables['report_periods'], 'schedule_id' | 'opened_at'>): Period {
  return { name: row.name, start: row.period_start, end: row.period_end, startsAt: row.starts_at, endsAt: row.ends_at }
}

/** Writes periods of a schedule that the caller's transaction has locked. */
export async function writePeriods(trx: Transaction, scheduleId: string, periods: readonly Period[], now: Date): Promise<void> {
  for (let first = 0; first < periods.length; first += 500) {
    await trx
      .insertInto('report_periods')
      .values(
        periods.slice(first, first + 500).map((period) => ({
          schedule_id: scheduleId,
          period_start: period.start,
          period_end: period.end,
          name: period.name,
          starts_at: period.startsAt,
          ends_at: period.endsAt,
          opened_at: now,
        })),
      )
      .execute()
  }
}
