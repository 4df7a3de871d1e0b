import type { Notice, NoticeKey } from './table.ts'

export interface NoticeBook {
  add(notice: Notice): void
  /** The first of each kind, as far as the limit goes, in the order they came. */
  kept(): readonly Notice[]
  /** How many of each kind there were in all. */
  totals(): ReadonlyMap<NoticeKey, number>
}

/** Keeps the first notices of each kind and counts the rest, so that a file with a million faults fills no memory. */
export function noticeBook(perKind = 200): NoticeBook {
  const kept: Notice[] = []
  const totals = new Map<NoticeKey, number>()
  return {
    add(notice) {
      const total = (totals.get(notice.key) ?? 0) + 1
      totals.set(notice.key, total)
      if (total <= perKind) kept.push(notice)
    },
    kept: () => kept,
    totals: () => totals,
  }
}
