import type { StatusCount } from '../../view/figures.ts'
import type { Status } from '../../view/scales.ts'

/** As many holders of each status as were counted, for parts that count themselves. */
export function holdersOf(counts: readonly StatusCount[]): readonly { readonly status: Status }[] {
  return counts.flatMap(({ status, count }) => Array.from({ length: count }, () => ({ status })))
}
