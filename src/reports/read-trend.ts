import type { Database } from '../../db/schema.ts'
import type { TrendPoint } from '../../templates/view/edition.ts'
import type { KeyFigures } from '../../templates/view/figures.ts'
import { editionRef } from './edition-ref.ts'

const POINTS = 24

/**
 * The editions of a schedule that come before the edition of a number and stand (not superseded), as of instants before `asOf`, in
 * their order, at most 24; of a schedule without a scope the baseline comes first. A superseded one is replaced by its revision.
 */
export async function readTrend(
  db: Database,
  of: { readonly scheduleId: string | null; readonly scope: string; readonly number: number; readonly asOf: Date },
): Promise<readonly TrendPoint[]> {
  const rows = await db
    .selectFrom('editions as e')
    .select(['e.number', 'e.revision', 'e.slug', 'e.kind', 'e.name', 'e.period_start', 'e.period_end', 'e.as_of', 'e.figures'])
    .where('e.as_of', '<', of.asOf)
    .where('e.number', '<', of.number)
    .where(({ or, eb, and }) =>
      or([
        ...(of.scheduleId === null ? [] : [and([eb('e.schedule_id', '=', of.scheduleId), eb('e.scope', '=', of.scope)])]),
        ...(of.scope === '' ? [eb('e.kind', '=', 'baseline')] : []),
        eb.val(false),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('editions as n').select('n.id').whereRef('n.supersedes_id', '=', 'e.id').where('n.as_of', '<', of.asOf))),
    )
    .orderBy('e.number', 'desc')
    .limit(POINTS)
    .execute()
  return rows
    .map((row) => ({ edition: { ...editionRef(row), asOf: row.as_of.toISOString() }, figures: row.figures as KeyFigures }))
    .toReversed()
}
