import type { InstitutionRef } from './references.ts'
import type { Status } from './scales.ts'

/** A published update as far as the course of a status goes. */
export interface CourseUpdate {
  /** UUID. */
  readonly id: string
  readonly addresseeId: string
  readonly status: Status
  /** `YYYY-MM-DD` in the world. */
  readonly effectiveOn: string
  readonly standing: 'standing' | 'corrected' | 'withdrawn'
}

/** A stretch of time at one status. */
export interface CourseStep {
  readonly status: Status
  /** Its first day; null where it began before anybody looked. */
  readonly from: string | null
  /** The day on which another status took over; null: it still stands. */
  readonly until: string | null
  /** The update that says so; null while not assessed. */
  readonly update: string | null
}

/** How one addressee's status went, as the record tells it now. */
export interface Course {
  readonly addresseeId: string
  readonly institution: InstitutionRef
  /** Without gaps, the oldest first. */
  readonly steps: readonly CourseStep[]
  /** Updates that repeated the status that stood already. */
  readonly confirmed: readonly string[]
  /** Updates that no longer count. */
  readonly struck: readonly Pick<CourseUpdate, 'effectiveOn' | 'status' | 'standing'>[]
}
