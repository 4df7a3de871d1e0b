import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { ReportTables } from '../../db/schema/reports.ts'
import { duePeriods } from '../schedules/index.ts'
import { readDuePeriod, type FoundPeriod } from './read-due-period.ts'

export interface Outstanding extends FoundPeriod {
  /** It waits for an editor, and its deadline has not passed; also before its draft is made. */
  readonly waiting: boolean
  /** Since when its edition is owed. */
  readonly since: Date
  readonly failures: Failures
}

export interface Failures {
  readonly count: number
  readonly last: { readonly at: Date; readonly error: ReportTables['edition_attempts']['error'] } | null
}

/** The periods of the ledger that are due and have no edition, the one that ended first first; of several, the shortest. */
export async function readOutstanding(db: Database, now: Date): Promise<readonly Outstanding[]> {
  const rows = await duePeriods(db, now)
    .select(['p.schedule_id', 'p.period_start'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('editions as e')
            .select('e.id')
            .whereRef('e.schedule_id', '=', 'p.schedule_id')
            .whereRef('e.period_start', '=', 'p.period_start'),
        ),
      ),
    )
    .orderBy('p.ends_at')
    .orderBy('p.period_start', 'desc')
    .execute()
  if (rows.length === 0) return []
  const failures = await readFailures(db)
  const outstanding: Outstanding[] = []
  for (const { schedule_id: scheduleId, period_start: periodStart } of rows) {
    const found = await readDuePeriod(db, { scheduleId, periodStart })
    if (!found) continue
    const { period, version, draft } = found
    const waiting = version.holdDays !== null && !(draft && (draft.approvedAt !== null || draft.releaseAt <= now))
    const since = draft === null ? period.endsAt : (draft.approvedAt ?? draft.releaseAt)
    outstanding.push({ ...found, waiting, since, failures: failures({ scheduleId, periodStart }) })
  }
  return outstanding
}

/** How often each edition that is not there failed, and its last failure, by its period (null: the baseline). */
export async function readFailures(
  db: Database,
): Promise<(of: { readonly scheduleId: string; readonly periodStart: string } | null) => Failures> {
  const rows = await db
    .selectFrom('edition_attempts')
    .select(['schedule_id', 'period_start', 'failed_at', 'error'])
    .select(sql<number>`(count(*) over (partition by schedule_id, period_start))::int`.as('count'))
    .distinctOn(['schedule_id', 'period_start'])
    .orderBy('schedule_id')
    .orderBy('period_start')
    .orderBy('failed_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return (of) => {
    const row = rows.find((one) => one.schedule_id === (of?.scheduleId ?? null) && one.period_start === (of?.periodStart ?? null))
    return row ? { count: row.count, last: { at: row.failed_at, error: row.error } } : { count: 0, last: null }
  }
}
