import type { InstitutionRef, RecommendationRef, ThemeRef } from './references.ts'
import type { ReplySummary } from './reply.ts'
import type { Status } from './scales.ts'
import type { PositionView } from './update.ts'

/** One recommendation × one institution: where everything that can differ by country hangs. */
export interface AddresseeView {
  readonly id: string
  readonly recommendation: RecommendationRef
  readonly theme: ThemeRef
  readonly institution: InstitutionRef
  readonly basis: 'source' | 'elaboration'
  /** Null: no position on record. */
  readonly position: PositionView | null
  readonly status: Status
  /** Date in the world of the update that the status derives from; null while not assessed. */
  readonly statusSince: string | null
  readonly dueOn: string | null
  readonly overdue: boolean
  readonly stale: boolean
  readonly awaitingReply: boolean
  /** The latest invitation to reply to an assessment that stands or is to come; absent in editions of before there were any. */
  readonly reply?: ReplySummary | null
}

export interface OverallView {
  /** The least advanced among the assessed; `reversed` wins; `not_assessed` only when none is. */
  readonly status: Status
  readonly assessed: number
  readonly total: number
}
