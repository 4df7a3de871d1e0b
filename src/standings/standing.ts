import type { Country, Position, Status } from '../../templates/view/scales.ts'

/** How one addressee stands: what can be counted, filtered and sorted, without texts. */
export interface Standing {
  readonly addresseeId: string
  /** Of its recommendation, as all that follows up to `theme`. */
  readonly code: string
  readonly recommendationPosition: number
  readonly kind: 'explicit' | 'umbrella' | 'soft'
  /** Slug. */
  readonly theme: string
  /** Slug. */
  readonly institution: string
  readonly country: Country
  readonly basis: 'source' | 'elaboration'
  readonly status: Status
  /** Date in the world of the update that the status derives from; null while not assessed. */
  readonly since: string | null
  readonly dueOn: string | null
  readonly overdue: boolean
  readonly stale: boolean
  readonly awaitingReply: boolean
  /** Of the institution; null: none on record. */
  readonly position: Position | null
  /** When the latest update that stands was published. */
  readonly lastPublishedAt: Date | null
  /** Its recommendation was taken off the list. */
  readonly withdrawn: boolean
}

/** What a recommendation is about, by the codes and slugs that stand in addresses. */
export interface RecommendationFacts {
  readonly code: string
  readonly position: number
  readonly kind: Standing['kind']
  readonly theme: string
  readonly concerns: readonly string[]
  readonly standards: readonly string[]
  readonly agreementTypes: readonly string[]
  readonly withdrawn: boolean
}

/** How everything on record stands now, or stood as of an instant. */
export interface Standings {
  /** Of the log, when they were read. */
  readonly size: number
  /** In the catalogue's order, those of withdrawn recommendations left out: what the list and its figures count. */
  readonly addressees: readonly Standing[]
  /** Those of recommendations that had been taken off the list. */
  readonly withdrawn: readonly Standing[]
  /** On record then, by code, in the catalogue's order; withdrawn ones and those without addressees too. */
  readonly recommendations: ReadonlyMap<string, RecommendationFacts>
}
