import type { CalendarDate } from '../../templates/calendar/calendar-view.ts'

/**
 * Dates in their order; of more than `most` the first ones from a day (`YYYY-MM-DD`) on, and as many of the latest before it as
 * there is room for. The day is one of the record, not of the clock, so that the same record gives the same dates.
 */
export function nearestDates<Dated extends Pick<CalendarDate, 'on' | 'uid'>>(
  dates: readonly Dated[],
  from: string,
  most: number,
): readonly Dated[] {
  const ordered = dates.toSorted((a, b) => compare(a.on, b.on) || compare(a.uid, b.uid))
  if (ordered.length <= most) return ordered
  const coming = ordered.findIndex(({ on }) => on >= from)
  const first = coming === -1 ? ordered.length : coming
  const start = Math.max(0, Math.min(first, ordered.length - most))
  return ordered.slice(start, start + most)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
