import type { Database } from '../../db/schema.ts'
import type { MilestoneView } from '../../templates/view/indicator.ts'
import { readTexts } from '../log/index.ts'
import { before } from './as-of.ts'

/** The targets of indicators by indicator id, in order of their dates; for each date the one set last before the instant, with its history. */
export async function readMilestones(
  db: Database,
  indicatorIds: readonly string[],
  asOf: Date | null,
): Promise<ReadonlyMap<string, MilestoneView[]>> {
  if (indicatorIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('milestones')
    .select(['id', 'indicator_id', 'due_on', 'target', 'event_seq'])
    .where('indicator_id', 'in', indicatorIds)
    .where(({ or, eb }) => or([eb('event_seq', 'is', null), before('recorded_at', asOf)]))
    .orderBy('due_on')
    .orderBy('event_seq', (order) => order.desc().nullsLast())
    .execute()
  const texts = await readTexts(
    db,
    rows.map((row) => row.id),
  )
  const views = Map.groupBy(
    rows.map((row) => ({ ...row, target: row.target ?? texts.get(row.id)?.['target'] ?? {} })),
    (row) => `${row.indicator_id} ${row.due_on}`,
  )
  const latest = [...views.values()].flatMap(([current, ...earlier]) =>
    current
      ? {
          indicatorId: current.indicator_id,
          milestone: {
            dueOn: current.due_on,
            target: current.target,
            seq: current.event_seq,
            ...(earlier.length > 0 ? { earlier: earlier.map((row) => ({ target: row.target, seq: row.event_seq })) } : {}),
          },
        }
      : [],
  )
  return new Map([...Map.groupBy(latest, (own) => own.indicatorId)].map(([id, own]) => [id, own.map((entry) => entry.milestone)]))
}
