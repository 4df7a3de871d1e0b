import type { StatusCount } from './figures.ts'
import type { RecommendationRef } from './references.ts'
import type { ReplyView } from './reply.ts'

/** How an institution's addressees stood at the end of a period, by what the record held then. */
export interface StandingPoint {
  /** Last calendar day of the period in the record's zone; of the last point, the day that the view speaks of. */
  readonly day: string
  readonly counts: readonly StatusCount[]
}

export const STEPS = ['month', 'quarter', 'year'] as const
export type Step = (typeof STEPS)[number]

export interface StandingCourse {
  readonly step: Step
  /** Oldest first; the last is the view's own instant. */
  readonly points: readonly StandingPoint[]
}

/** What became of the invitations to reply that an institution received: each counts once. */
export interface ReplyFigures {
  readonly invited: number
  readonly inTime: number
  readonly late: number
  readonly missed: number
  readonly open: number
  /** Days from the invitation to the answer, the middle of all that were answered; null where none was. */
  readonly medianDays: number | null
}

/** An answer, or the lack of one, with what it is about. */
export interface InstitutionReply extends ReplyView {
  readonly recommendation: RecommendationRef
}
