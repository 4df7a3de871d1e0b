import type { Row } from '../tables/index.ts'

/** The columns that only count: in every one of the first rows their number is one more than in the row before. Expects at least three. */
export function rowCounters(first: readonly Row[]): readonly number[] {
  if (first.length < 3) return []
  return first[0]!.cells.flatMap((_, index) => {
    const numbers = first.map((row) => Number(row.cells[index]?.text.trim() || Number.NaN))
    return numbers.every((number, place) => Number.isInteger(number) && (place === 0 || number === numbers[place - 1]! + 1)) ? [index] : []
  })
}
