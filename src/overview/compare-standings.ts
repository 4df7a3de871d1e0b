import type { Movement } from '../../templates/view/movement.ts'
import { STATUSES, type Status } from '../../templates/view/scales.ts'

interface Stands {
  readonly addresseeId: string
  readonly status: Status
}

/** What moved between two views of the standings, counted. */
export function compareStandings(before: readonly Stands[], now: readonly Stands[]): Pick<Movement, 'moved' | 'added' | 'byStatus'> {
  const then = new Map(before.map(({ addresseeId, status }) => [addresseeId, status]))
  const net = new Map<Status, number>()
  const count = (status: Status, by: number) => net.set(status, (net.get(status) ?? 0) + by)
  let [moved, added] = [0, 0]
  for (const { status } of before) count(status, -1)
  for (const { addresseeId, status } of now) {
    count(status, 1)
    const was = then.get(addresseeId)
    if (was === undefined) added += 1
    else if (was !== status) moved += 1
  }
  return { moved, added, byStatus: STATUSES.map((status) => ({ status, count: net.get(status) ?? 0 })) }
}
