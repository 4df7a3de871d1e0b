import type { Database } from '../../db/schema.ts'
import type { IndicatorView } from '../../templates/view/indicator.ts'
import { readTexts } from '../log/index.ts'
import { before } from './as-of.ts'
import { readMilestones } from './read-milestones.ts'
import { readReadings } from './read-readings.ts'

/** Indicators with milestones and readings as recorded before the instant, by recommendation code; those of the catalogue count with their recommendation. */
export async function readIndicators(
  db: Database,
  codes: readonly string[],
  asOf: Date | null,
): Promise<ReadonlyMap<string, IndicatorView[]>> {
  const rows = await db
    .selectFrom('indicators as n')
    .innerJoin('recommendations as r', 'r.id', 'n.recommendation_id')
    .select(['n.id', 'r.code as recommendation', 'n.code', 'n.title', 'n.unit', 'n.direction', 'n.event_seq'])
    .where('r.code', 'in', codes)
    .where(({ or, eb }) => or([eb('n.event_seq', 'is', null), before('n.recorded_at', asOf)]))
    .execute()
  if (rows.length === 0) return new Map()
  const ids = rows.map((row) => row.id)
  const milestones = await readMilestones(db, ids, asOf)
  const readings = await readReadings(db, ids, asOf)
  const texts = await readTexts(db, ids)
  const inOrder = rows.toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
  return new Map(
    [...Map.groupBy(inOrder, (row) => row.recommendation)].map(([recommendation, own]) => [
      recommendation,
      own.map(({ id, code, title, unit, direction, event_seq }) => ({
        code,
        title: title ?? texts.get(id)?.['title'] ?? {},
        unit: unit ?? texts.get(id)?.['unit'] ?? {},
        direction,
        seq: event_seq,
        milestones: milestones.get(id) ?? [],
        readings: readings.get(id) ?? [],
      })),
    ]),
  )
}
