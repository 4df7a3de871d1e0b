/** One line of a table of figures: what was measured, and the figures under short names. */
export type Figures = Record<string, Record<string, string | number>>

/** The value that `share` (0 to 1) of the sorted numbers do not exceed; NaN for none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5)
}
