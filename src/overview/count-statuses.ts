import type { StatusCount } from '../../templates/view/figures.ts'
import { STATUSES, type Status } from '../../templates/view/scales.ts'

/** How many stand at each status, all eight in the order of the scale. */
export function countStatuses(holders: Iterable<{ readonly status: Status }>): readonly StatusCount[] {
  const counts = new Map<Status, number>()
  for (const { status } of holders) counts.set(status, (counts.get(status) ?? 0) + 1)
  return STATUSES.map((status) => ({ status, count: counts.get(status) ?? 0 }))
}
