const LOOKS_LIKE_VALUE = /^[\s$€£S/.()+-]*\d[\d\s.,/:%-]*$/

/** A row at the beginning of a table. */
export interface FirstRow {
  readonly row: number
  readonly cells: readonly string[]
}

/**
 * The row that names the columns: the first whose filled cells reach the usual width of the rows after it and read as words. Rows above
 * it are titles. Null when no row does (then the first row is data already). Expects the first rows without the blank ones.
 */
export function findHeader(rows: readonly FirstRow[]): FirstRow | null {
  const usual = usualWidth(rows)
  for (const row of rows.slice(0, 25)) {
    const filled = row.cells.filter((cell) => cell.trim() !== '')
    if (filled.length < Math.max(1, Math.ceil(usual * 0.6))) continue
    const values = filled.filter((cell) => LOOKS_LIKE_VALUE.test(cell.trim()) || cell.length > 300)
    if (values.length * 3 > filled.length) return values.length === filled.length || row === rows[0] ? null : row
    return row
  }
  return rows[0] ?? null
}

/** How many cells reach to the last filled one, in the median row. */
function usualWidth(rows: readonly FirstRow[]): number {
  const widths = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length).toSorted((a, b) => a - b)
  return widths[widths.length >> 1] ?? 0
}
