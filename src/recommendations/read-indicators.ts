import type { Database } from '../../db/schema.ts'
import type { IndicatorView } from '../../templates/view/indicator.ts'
import { before } from './as-of.ts'

/** Indicators with milestones and the readings recorded before the instant, by recommendation code. */
export async function readIndicators(
  db: Database,
  codes: readonly string[],
  asOf: Date | null,
): Promise<ReadonlyMap<string, IndicatorView[]>> {
  const rows = await db
    .selectFrom('indicators as n')
    .innerJoin('recommendations as r', 'r.id', 'n.recommendation_id')
    .select(['n.id', 'r.code as recommendation', 'n.code', 'n.title', 'n.unit', 'n.direction'])
    .where('r.code', 'in', codes)
    .orderBy('n.code')
    .execute()
  if (rows.length === 0) return new Map()
  const ids = rows.map((row) => row.id)
  const milestones = await db.selectFrom('milestones').selectAll().where('indicator_id', 'in', ids).orderBy('due_on').execute()
  const readings = await db
    .selectFrom('readings')
    .selectAll()
    .where('indicator_id', 'in', ids)
    .where(before('recorded_at', asOf))
    .orderBy('read_on')
    .execute()
  const milestonesOf = Map.groupBy(milestones, (row) => row.indicator_id)
  const readingsOf = Map.groupBy(readings, (row) => row.indicator_id)
  return Map.groupBy(
    rows.map(({ id, ...row }) => ({
      ...row,
      milestones: (milestonesOf.get(id) ?? []).map((own) => ({ dueOn: own.due_on, target: own.target })),
      readings: (readingsOf.get(id) ?? []).map((own) => ({ readOn: own.read_on, value: own.value, note: own.note })),
    })),
    (row) => row.recommendation,
  )
}
