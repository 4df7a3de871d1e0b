import type { AddresseeView } from '../../view/addressee.ts'
import type { ReportSnapshot } from '../../view/edition.ts'

/** The long lists of an edition, each with a page of its own where it is longer than `LIST_SHOWN`. */
export const REPORT_LISTS = ['changes', 'overdue', 'stale', 'awaiting', 'register'] as const
export type ReportList = (typeof REPORT_LISTS)[number]

/** How many entries stand on one page: acts are taller than rows. */
export const LIST_SHOWN: Readonly<Record<ReportList, number>> = { changes: 50, overdue: 100, stale: 100, awaiting: 100, register: 100 }

/** Who is in a list: overdue ones by due date, the longest past first; the others in the catalogue's order. */
export function listedAddressees({ recommendations }: ReportSnapshot, list: Exclude<ReportList, 'changes'>): readonly AddresseeView[] {
  const all = recommendations.flatMap(({ addressees }) => addressees)
  if (list === 'register') return all
  if (list === 'stale') return all.filter(({ stale }) => stale)
  if (list === 'awaiting') return all.filter(({ awaitingReply }) => awaitingReply)
  return all.filter(({ overdue }) => overdue).toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
}
