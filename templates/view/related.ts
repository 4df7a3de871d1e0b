import type { RecommendationRef } from './references.ts'

/** A recommendation that rests on the same ground as another. */
export interface RelatedRecommendation extends RecommendationRef {
  /** How many standards, and concerns, both have. */
  readonly standards: number
  readonly concerns: number
  readonly sameTheme: boolean
}
