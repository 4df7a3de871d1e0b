import type { AddresseeView } from '../../view/addressee.ts'
import type { ReportSnapshot } from '../../view/edition.ts'
import type { Status } from '../../view/scales.ts'
import type { UpdateView } from '../../view/update.ts'

export interface Moves {
  readonly forward: number
  readonly back: number
  /** Assessed for the first time, whatever was found. */
  readonly first: number
  /** Whose due date passed in the period and that are not implemented. */
  readonly newlyOverdue: number
}

/** How far a status is on the way; nothing found and nothing begun are both no way at all. Null: nobody has looked. */
const LEVELS: Readonly<Record<Status, number | null>> = {
  not_assessed: null,
  reversed: -1,
  no_evidence: 0,
  not_started: 0,
  committed: 1,
  partial: 2,
  substantial: 3,
  implemented: 4,
}

/** What the addressees of the report did in its period, each counted once: from what the record said before to what it says now. */
export function movesOf({ changes, recommendations, edition }: ReportSnapshot): Moves {
  const updates = changes.flatMap(({ kind, update }) =>
    update && kind !== 'update_withdrawn' && update.standing === 'standing' ? [update] : [],
  )
  const byAddressee = Map.groupBy(updates, ({ recommendation, institution }) => `${recommendation.code} ${institution.slug}`)
  const count = { forward: 0, back: 0, first: 0, newlyOverdue: 0 }
  for (const { code, addressees } of recommendations) {
    for (const addressee of addressees) {
      const moved = moveOf(addressee, byAddressee.get(`${code} ${addressee.institution.slug}`) ?? [])
      if (moved) count[moved] += 1
      if (edition.periodStart && addressee.overdue && addressee.dueOn && addressee.dueOn >= dayBefore(edition.periodStart))
        count.newlyOverdue += 1
    }
  }
  return count
}

/** Nothing where none of the updates decides the current status: a back-dated one does not win. */
function moveOf({ status, statusSince }: AddresseeView, updates: readonly UpdateView[]): 'forward' | 'back' | 'first' | null {
  if (!updates.some((update) => update.effectiveOn === statusSince && update.status === status)) return null
  const earliest = updates.reduce((first, update) => (update.effectiveOn < first.effectiveOn ? update : first))
  const [from, to] = [LEVELS[earliest.from], LEVELS[status]]
  if (to === null) return null
  if (from === null) return 'first'
  return to > from ? 'forward' : to < from ? 'back' : null
}

/** A due date that is the last day before the period is first overdue on the period's first day. */
function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
