import type { KeyFigures } from '../view/figures.ts'
import type { Paint } from './tokens.ts'

export type TrendName = 'addressees' | 'assessed' | 'advanced' | 'implemented' | 'overdue'

interface TrendSeries {
  readonly name: TrendName
  readonly paint: Paint
  readonly dash?: readonly [number, number]
  /** Path of the mark around its middle. */
  readonly mark: string
}

/** What is drawn over editions, the frame of reference first: all addressees, without which a rising count could be a longer list. */
export const TREND_SERIES: readonly TrendSeries[] = [
  { name: 'addressees', paint: 'soft', dash: [1.5, 2], mark: 'M-2 -0.7L2 -0.7L2 0.7L-2 0.7Z' },
  { name: 'assessed', paint: 'ink', mark: 'M-2.5 0A2.5 2.5 0 0 1 2.5 0A2.5 2.5 0 0 1 -2.5 0Z' },
  { name: 'advanced', paint: 'substantial', mark: 'M-2.4 -2.4L2.4 -2.4L2.4 2.4L-2.4 2.4Z' },
  { name: 'implemented', paint: 'implemented', mark: 'M0 -3.1L3 2.3L-3 2.3Z' },
  { name: 'overdue', paint: 'reversed', dash: [4, 2], mark: 'M0 -3.2L3.2 0L0 3.2L-3.2 0Z' },
]

/** A figure of the trend, in addressees. Progress is what was done: partial, substantial and implemented, not a commitment alone. */
export function trendValue(figures: KeyFigures, name: TrendName): number {
  const count = (statuses: readonly string[]) =>
    figures.byStatus.reduce((sum, entry) => (statuses.includes(entry.status) ? sum + entry.count : sum), 0)
  if (name === 'advanced') return count(['partial', 'substantial', 'implemented'])
  return name === 'implemented' ? count(['implemented']) : figures[name]
}
