import type { StatusCount } from './figures.ts'

/** What changed between an earlier day and the instant of a view. */
export interface Movement {
  /** The earlier day, whose end is compared, `YYYY-MM-DD` in the record's zone. */
  readonly from: string
  /** The last day of the view. */
  readonly to: string
  /** Days between them. */
  readonly days: number
  /** Addressees on record at both whose status is another one now. */
  readonly moved: number
  /** Addressees that were not on record then. */
  readonly added: number
  /** Now less then, by status, all eight in the order of the scale; signed. */
  readonly byStatus: readonly StatusCount[]
}
