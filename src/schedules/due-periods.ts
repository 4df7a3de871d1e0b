import type { Database } from '../../db/schema.ts'

/**
 * The periods in the ledger, as table `p`, that are over by an instant and whose schedule had not been ended when they were: each
 * of them has, or must get, an edition. Callers narrow and select further.
 */
export function duePeriods(db: Database, now: Date) {
  return db
    .selectFrom('report_periods as p')
    .where('p.ends_at', '<=', now)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('report_schedule_versions as v')
            .select('v.version')
            .whereRef('v.schedule_id', '=', 'p.schedule_id')
            .where('v.ended', '=', true)
            .whereRef('v.in_force_from', '<', 'p.ends_at')
            .where(({ exists: is, not: no, selectFrom: from }) =>
              no(
                is(
                  from('report_schedule_versions as w')
                    .select('w.version')
                    .whereRef('w.schedule_id', '=', 'v.schedule_id')
                    .whereRef('w.version', '>', 'v.version')
                    .whereRef('w.in_force_from', '<', 'p.ends_at'),
                ),
              ),
            ),
        ),
      ),
    )
}
