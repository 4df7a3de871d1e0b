import type { Facet } from './found.ts'
import type { InstitutionRef, RecommendationRef, ThemeRef } from './references.ts'
import type { Status } from './scales.ts'

export interface MatrixCell {
  readonly addresseeId: string
  readonly status: Status
  readonly overdue: boolean
}

export interface MatrixTotals {
  readonly asked: number
  readonly assessed: number
  readonly overdue: number
}

/** An institution, with what all recommendations that match ask of it. */
export interface MatrixColumn extends MatrixTotals {
  readonly institution: InstitutionRef
}

/** A recommendation; its totals are of all its institutions that the filters leave, also those without a column. */
export interface MatrixRow extends MatrixTotals {
  readonly recommendation: RecommendationRef
  /** By slug of the institution; one that was not asked is not there. */
  readonly cells: ReadonlyMap<string, MatrixCell>
}

export interface MatrixView {
  readonly columns: readonly MatrixColumn[]
  /** All that matching recommendations are addressed to; more than there are columns when other pages name others. */
  readonly institutions: number
  readonly groups: readonly { readonly theme: ThemeRef; readonly rows: readonly MatrixRow[] }[]
  /** Of all recommendations that match. */
  readonly totals: MatrixTotals
  /** Recommendations that match the filters, and that there are in all. */
  readonly matching: number
  readonly total: number
  readonly facets: readonly Facet[]
  /** Cursor of the next page; null on the last. */
  readonly next: string | null
}
