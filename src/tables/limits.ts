/** What a file may ask of this machine. Beyond `cellLength` a cell is cut and that is said; beyond the others the file is refused. */
export interface TableLimits {
  readonly bytes: number
  /** Of a compressed file: what it really inflates to, all parts together. */
  readonly inflatedBytes: number
  /** JSON is held in memory whole. */
  readonly jsonBytes: number
  readonly columns: number
  /** Characters. */
  readonly cellLength: number
  readonly rows: number
}

export const LIMITS: TableLimits = {
  bytes: 100 * 1024 * 1024,
  inflatedBytes: 512 * 1024 * 1024,
  jsonBytes: 32 * 1024 * 1024,
  columns: 1000,
  cellLength: 100_000,
  rows: 1_000_000,
}
