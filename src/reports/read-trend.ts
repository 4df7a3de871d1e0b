import type { Database } from '../../db/schema.ts'
import type { TrendPoint } from '../../templates/view/edition.ts'
import type { KeyFigures } from '../../templates/view/figures.ts'
import { editionRef } from './edition-ref.ts'

const POINTS = 24

/**
 * The editions of a schedule that stand (not superseded) and are as of an instant before `before`, oldest first, at most 24; of a
 * schedule without a scope the baseline comes first.
 */
export async function readTrend(
  db: Database,
  of: { readonly scheduleId: string | null; readonly scope: string; readonly before: Date },
): Promise<readonly TrendPoint[]> {
  const rows = await db
    .selectFrom('editions as e')
    .select(['e.number', 'e.revision', 'e.slug', 'e.kind', 'e.name', 'e.period_start', 'e.period_end', 'e.as_of', 'e.figures'])
    .where('e.as_of', '<', of.before)
    .where(({ or, eb, and }) =>
      or([
        ...(of.scheduleId === null ? [] : [and([eb('e.schedule_id', '=', of.scheduleId), eb('e.scope', '=', of.scope)])]),
        ...(of.scope === '' ? [eb('e.kind', '=', 'baseline')] : []),
        eb.val(false),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('editions as n').select('n.id').whereRef('n.supersedes_id', '=', 'e.id').where('n.as_of', '<', of.before))),
    )
    .orderBy('e.as_of', 'desc')
    .limit(POINTS)
    .execute()
  return rows
    .map((row) => ({ edition: { ...editionRef(row), asOf: row.as_of.toISOString() }, figures: row.figures as KeyFigures }))
    .toReversed()
}
