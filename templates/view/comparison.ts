import type { TrendName } from '../charts/trend-series.ts'
import type { IndicatorView, ReadingView } from './indicator.ts'
import type { InstitutionRef, RecommendationRef } from './references.ts'
import type { Position, Status } from './scales.ts'

export type ComparedFigure = TrendName | 'recommendations' | 'stale' | 'awaiting'

/** Where one recommendation × one institution stood in an edition. */
export interface Standing {
  readonly status: Status
  readonly position: Position
  readonly dueOn: string | null
  readonly overdue: boolean
}

/** Null: the edition does not have the pair, though it has the recommendation. */
export interface MovedAddressee {
  readonly recommendation: RecommendationRef
  readonly institution: InstitutionRef
  readonly from: Standing | null
  readonly to: Standing | null
}

type LatestReading = Pick<ReadingView, 'readOn' | 'value'>

export interface MovedIndicator {
  readonly recommendation: RecommendationRef
  readonly indicator: Pick<IndicatorView, 'code' | 'title' | 'unit'>
  readonly from: LatestReading | null
  readonly to: LatestReading | null
}

/** What moved from one edition to another. */
export interface EditionComparison {
  readonly figures: readonly { readonly name: ComparedFigure; readonly from: number; readonly to: number }[]
  readonly byStatus: readonly { readonly status: Status; readonly from: number; readonly to: number }[]
  /** Recommendations that only the later one has, and only the earlier one; withdrawn ones count as gone. */
  readonly added: readonly RecommendationRef[]
  readonly removed: readonly RecommendationRef[]
  /** Of the recommendations that both have. */
  readonly moved: readonly MovedAddressee[]
  readonly readings: readonly MovedIndicator[]
}
