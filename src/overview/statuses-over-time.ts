import type { StatusCount } from '../../templates/view/figures.ts'
import { STATUSES, type Status } from '../../templates/view/scales.ts'

export interface HistoryAddressee {
  readonly id: string
  readonly addedAt: Date
  /** When its recommendation was taken off the list. */
  readonly withdrawnAt: Date | null
}

export interface HistoryUpdate {
  readonly id: string
  readonly addresseeId: string
  readonly status: Status
  /** Date in the world, `YYYY-MM-DD`. */
  readonly effectiveOn: string
  readonly publishedAt: Date
  /** When it was withdrawn or corrected, whichever came first. */
  readonly endedAt: Date | null
}

/** How many addressees stood at each status just before each of the instants (oldest first), by what the record held then: rule 1 over its history. */
export function statusesOverTime(
  addressees: readonly HistoryAddressee[],
  updates: readonly HistoryUpdate[],
  instants: readonly Date[],
): readonly (readonly StatusCount[])[] {
  const counts = instants.map(() => new Map<Status, number>())
  const own = Map.groupBy(updates.toSorted(lastWins), ({ addresseeId }) => addresseeId)
  for (const { id, addedAt, withdrawnAt } of addressees) {
    const winning = own.get(id) ?? []
    for (const [index, instant] of instants.entries()) {
      if (addedAt >= instant || (withdrawnAt !== null && withdrawnAt < instant)) continue
      const update = winning.find(({ publishedAt, endedAt }) => publishedAt < instant && (endedAt === null || endedAt >= instant))
      const status = update?.status ?? 'not_assessed'
      counts[index]!.set(status, (counts[index]!.get(status) ?? 0) + 1)
    }
  }
  return counts.map((of) => STATUSES.map((status) => ({ status, count: of.get(status) ?? 0 })))
}

/** The order in which standing updates win: date in the world, then publication, then id. */
function lastWins(a: HistoryUpdate, b: HistoryUpdate): number {
  return (
    b.effectiveOn.localeCompare(a.effectiveOn) ||
    b.publishedAt.getTime() - a.publishedAt.getTime() ||
    (b.id < a.id ? -1 : b.id > a.id ? 1 : 0)
  )
}
